"""Everything that is wrong with some files, in the formats of `hmicgrade validate`."""
