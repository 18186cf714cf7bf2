"""The canary: planted personal data go in by every door, and are looked for in every byte."""
