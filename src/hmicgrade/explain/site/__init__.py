"""What a site is made of: one module a kind of page, each a document with its place among the others."""
