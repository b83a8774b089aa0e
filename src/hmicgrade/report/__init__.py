"""From values to text: one module a format, and one table of them. Pure: nothing is written here."""
