"""From findings to grades, and from grades to reasons. Pure: values in, values out."""
