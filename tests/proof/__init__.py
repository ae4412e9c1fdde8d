"""What the portal promises of confidentiality, measured: `make proof` prints it."""
