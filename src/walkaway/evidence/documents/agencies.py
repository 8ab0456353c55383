"""Agencies whose name stands beside reports and photographs, and the roles of those who write and take them."""

import re

__all__ = ["AGENCY", "ROLE", "WIRES", "wire_named"]

WIRES = {
    "reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "pti": "PTI",
    "press trust of india": "PTI",
    "ani": "ANI",
    "ians": "IANS",
    "uni": "UNI",
    "pa": "PA",
    "pa media": "PA",
    "press association": "PA",
    "upi": "UPI",
    "dpa": "dpa",
    "aap": "AAP",
    "nan": "NAN",
    "news agency of nigeria": "NAN",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "yonhap": "Yonhap",
    "kyodo": "Kyodo",
    "kcna": "KCNA",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu",
    "aa": "Anadolu",
    "bloomberg": "Bloomberg",
    "the canadian press": "The Canadian Press",
    "cna": "CNA",
    "cnn": "CNN",
    "bbc": "BBC",
    "voa": "VOA",
    "sanews.gov.za": "SAnews",
}
"""Agencies that send reports to others, and what each is called here."""

AGENCY = (
    r"(?:Reuters|REUTERS|The Associated Press|Associated Press|AP|AFP|Agence France-Presse|Getty Images|Getty|EPA-EFE|EPA|"
    r"EFE|Xinhua|PTI|ANI|IANS|UNI|PA Media|PA Wire|PA|Press Association|Bloomberg|Shutterstock|iStock|Alamy(?: Stock Photo)?|"
    r"Anadolu(?: Agency)?|AA|TASS|Sputnik|RIA Novosti|Kyodo|Yonhap|KCNA|NurPhoto|SOPA Images|ZUMA(?: Press)?|Rex|dpa|ANP|AAP|"
    r"The Canadian Press|VOA|Gallo Images|GCIS|UPI|Barcroft|Corbis|Flickr|Wikimedia Commons|Pixabay|Unsplash)"
)
"""Names under which photographs are sent out, as a pattern; capitals count."""

ROLE = (
    r"(?:staff(?: writer| reporter| correspondent)?|writers?|reporters?|correspondents?|editors?|columnists?|bureau chief|"
    r"news desk|newsdesk|web desk|desk|agencies|bureau|news service|network|contributor|producer)"
)
"""What those who write are called, as a pattern."""

TAG = re.compile(r"\((?P<in>[A-Za-z][A-Za-z .-]{1,30})\)\s?[-–—:]")


def wire_named(words: str) -> str:
    """Return the agency whose tag stands at the start of a report; empty where none does.

    Examples:
        >>> wire_named("LONDON, Oct 10 (Reuters) - Talks collapsed."), wire_named("The union (ASUU) - no")
        ('Reuters', '')
    """
    found = TAG.search(words[:90])
    return WIRES.get(found["in"].strip().casefold(), "") if found else ""
