"""An outcome names other countries than the footnote that it adds.

Where the footnote lists countries, the outcome lists them too; where it leaves some out, so does the outcome; where
it holds in a whole Region, the outcome names none. Several outcomes may share out the countries of one
footnote, by Region, by band or one by one. Whose list only changes (`effect: country-list`) names the countries that
come and go.
"""
