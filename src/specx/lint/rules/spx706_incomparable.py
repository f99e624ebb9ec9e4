"""The editions and the outcomes of a conference cannot be compared.

An edition that the conference names is not there, or an outcome leaves the bands that
`conference.yaml` gives to its file: a question there would miss it.
"""
