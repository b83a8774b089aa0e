"""The language server: what editors are told of the files of a project while they are written. It changes no file."""
