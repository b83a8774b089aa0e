"""Charts as SVG: words, shapes and fills, in whole units and exact fractions of them."""
