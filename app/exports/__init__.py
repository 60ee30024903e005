"""What people take away to read or to show: a page that stands alone, slides, Markdown.

``account`` says once what is told of a journey, in words and tables; ``web_page``, ``slides`` and
``markdown`` each put it into a file. Nothing of it is read back in: for that are the formats.
"""
