"""The version, in a module of its own so that `kk --version` imports nothing else."""

VERSI = "0.1.0"
