"""The scales by which findings and answers to surveys say how far something is done."""
