"""The plan and the journey's report on paper, in spreadsheets and in a calendar.

``documents`` says what stands in each report, ``typesetting`` makes a PDF of it, ``sheets`` are the
tables for Excel, ``calendars`` the reminders. Nothing of it is read back in.
"""
