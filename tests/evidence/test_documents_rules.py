"""Rules that leave lines out: each finds its example, leaves its counterexample, and ends at once on any line."""

import re
import time

import pytest

from walkaway.evidence.documents.agencies import AGENCY
from walkaway.evidence.documents.left_out import RULES, rule_for

IDS = [rule.id for rule in RULES]


def test_names_are_unique():
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_holds_to_its_example(rule):
    assert rule.test(rule.example)
    assert len(rule.example) <= rule.most
    found = rule_for(rule.example)
    assert found is not None, "the first words that the rule looks at do not have that of its example"
    assert rule_for(rule.counterexample) is None
    assert re.fullmatch(r"[A-Z].*[.]", rule.why)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_no_line_takes_a_rule_long(rule):
    words = (
        sorted(rule.starts)[:20] + re.findall(r"[A-Za-z-]+", AGENCY)[:20] + ["A", "x", "(", "cookies", "©", "12", "Ab."]
    )
    for word in words:
        for mark in (" ", ", ", "/", ""):
            line = ((word + mark) * rule.most)[: rule.most - 1] + "~"
            start = time.process_time()
            rule.test(line)
            assert time.process_time() - start < 0.1, line[:60]


LEFT_OUT = """
28 Feb, 2019 13:48 / Updated 6 years ago
October 10, 2012 / 12:10 PM / 5 years ago
Published: 22 Dec 2020 02:08 PM BdST Updated: 22 Dec 2020 02:08 PM BdST
First published on Thu 28 Feb 2019 09.14 GMT
4 min read
By Jane Doe
By JANE DOE and TOM GRAY, Associated Press
by Ann van der Lee, Brussels,
By The Associated Press January 19, 2019 12:44 pm 01/19/2019 12:44pm
Jane Doe, Political Editor
Business reporter, BBC News
Express News Service
Getty Images
(Photo: port.example.org)
REUTERS/Ann Lee
FILE PHOTO: Trucks wait at the gate of the port, November 8, 2019. REUTERS/Ann Lee
FILE - In this July 16, 2019, file photo, union leader Ann Lee speaks in Detroit. (AP Photo/Tom Gray, File)
Pickets at the gate on Friday [Tom Gray/Al Jazeera] (Photo: AFP)
Smoke rises over the harbour [Ann Lee/Reuters]
Photograph: Ann Lee/AFP/Getty Images
Image source, Getty Images
Also on port.com We asked them to do more
READ MORE: Union turns down offer
Also read: Farmers reject offer
ALSO READ | Farmers reject offer
Related: The strike in five charts
More on this story
Most Read
You may also like
Like this story? Share it with a friend!
Kindly share this story:
Share on Facebook
Facebook Twitter WhatsApp Email
Follow us on Twitter
Join The Harbour Times on WhatsApp and stay up to date
Sign up for our free daily newsletter
Subscribe now
Get our best stories in your inbox every morning
To continue reading, log in
We use cookies to give you the best experience on this website.
Advertisement
Story continues below advertisement
(Reporting by Ann Lee; Editing by Tom Gray)
Reporting by Ann Lee; additional reporting by Tom Gray; editing by Jane Doe
Associated Press writer Ann Lee in London contributed to this report.
(With inputs from PTI)
Source: Reuters
Copyright © 2019 The Associated Press. All rights reserved.
© Harbour Times
Tags: strike, port
View Comments
Comments are closed.
Home » News » Talks fail
* * *
"""

STAYS = """
On 28 February 2019 the talks broke down.
By Thursday evening both sides had left.
By walking away, the union lost a month's pay.
Read together, the two offers leave little room.
Related talks on pensions go on, the port said.
More than half of the members voted against the offer.
Most of the members read the offer as an insult.
Share prices fell by 3 percent after the talks.
Like the port, the union wants a deal by Friday.
Follow-up talks are planned for Monday.
Sign here or leave, the minister told the two sides.
Sources said that the port would close for a day.
Source of the quarrel is a clause on overtime.
Advertising sales were part of the deal, the paper said.
Copyright was the last point of the talks.
Image rights cost the club 2 million, the agent said.
Photographs of the minutes were shown to the court.
Reporting by the BBC showed that both sides had lied.
Reuters and AFP refused to sign the new contract.
The agency, AP, said that it would appeal.
Watch the yard, the union told its pickets.
Listen to the workers, the mediator said.
Subscribers will pay more under the deal, the company said.
Comments on the draft are due on Friday.
The baker gave cookies to the pickets.
Join us or be left behind, the port told the smaller union.
Home owners and the bank will meet again in March.
Get the deal done, the president told his envoy.
Contributed money went to the strike fund, the union said.
"Share this burden with us," the minister asked.
“By Friday,” said Ann Lee.
The offer of 3 March 2021 still stands.
3 percent from April
Video evidence was put before the tribunal.
Top officials of both sides met at the hotel.
Pool workers were left out of the offer.
Support us and we will support you, the union wrote to the port.
"""


@pytest.mark.parametrize("line", LEFT_OUT.strip().splitlines())
def test_lines_that_are_left_out(line: str):
    assert rule_for(line) is not None


@pytest.mark.parametrize("line", STAYS.strip().splitlines())
def test_lines_of_reporting_stay(line: str):
    found = rule_for(line)
    assert found is None, found.id
