print("payola")
