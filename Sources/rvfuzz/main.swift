print("rvfuzz")
