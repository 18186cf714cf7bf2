"""What Advieschat knows: texts, their sources, and tools that work on them."""
