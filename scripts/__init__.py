"""What tests, benchmarks and the Makefile share; nothing of it goes into the package."""
