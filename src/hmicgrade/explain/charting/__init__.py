"""Charts in words and exact numbers: what each is drawn from, and what is said and tabled beside it."""
