"""Pages of a site as files: HTML that needs nothing else, and each of their tables as CSV."""
