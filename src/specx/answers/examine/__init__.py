"""Does a planned assignment conform to Article 5, as the Bureau asks under No. 11.31?"""
