"""Reports in other languages: passage by passage, and the processing of documents."""
