"""Many reports: each a story of its own in a library, drafted in several processes."""
