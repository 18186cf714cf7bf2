"""The entrance: REST, Socket.IO and the page; checks and redacts what comes in."""
