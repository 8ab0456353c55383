"""Invented negotiations of many sorts: a lease, a merger, a river, a ceasefire, pay, a suit, trade."""

from functools import lru_cache

from walkaway.case import Case
from walkaway.formats import parse_case

_TEXTS = {
    "lease": """
parties:
  landlord: {name: Landlord, aliases: [Harrow Estates]}
  tenant: {name: Tenant, aliases: [Bakers' Row, the bakery]}
people:
  okafor: {name: Ngozi Okafor, party: tenant}
  reed: {name: Alan Reed, party: landlord}
issues:
  rent: {name: Rent, range: {low: 20, high: 60, step: 1, unit: GBP per square metre}}
  term: {name: Length of the lease, range: {low: 1, high: 15, step: 1, unit: years}, aliases: [lease]}
  deposit: {name: Deposit, range: {low: 0, high: 12, step: 1, unit: months}}
  repairs: {name: Repairs to the roof, options: {none: None, partial: Partial, full: Full}}
  break_clause: {name: Break clause, options: {none: None, yes: A break clause}}
no_deal: {assumed: true, outcome: {rent: 40, term: 1, deposit: 3, repairs: none, break_clause: none}}
preferences:
  landlord: {rent: {direction: higher, assumed: true}, term: {direction: higher, assumed: true}}
  tenant: {rent: {direction: lower, assumed: true}, term: {direction: higher, assumed: true}}
""",
    "merger": """
parties:
  norvent: {name: Norvent plc}
  calder: {name: Calder Group}
people:
  mistry: {name: Priya Mistry, party: norvent}
  holm: {name: Erik Holm, party: calder}
issues:
  price: {name: Price a share, range: {low: 10, high: 30, unit: GBP}}
  break_fee: {name: Break fee, range: {low: 0, high: 200, unit: GBP million}}
  seats: {name: Seats on the board, range: {low: 0, high: 6, step: 1, unit: seats}}
  headquarters: {name: Headquarters, ordered: false, options: {leeds: Leeds, oslo: Oslo}}
  jobs: {name: Guarantee of jobs, options: {none: None, two_years: Two years, five_years: Five years}}
no_deal: {assumed: true, value: {norvent: 0.4, calder: 0.4}}
preferences:
  norvent: {price: {direction: lower, assumed: true}}
  calder: {price: {direction: higher, assumed: true}}
""",
    "river": """
parties:
  upland: {name: Upland, aliases: [Tarsa]}
  delta: {name: Delta Republic, aliases: [Delta, Merou]}
  union: {name: African Union, role: mediator}
people:
  tesfaye: {name: Abebe Tesfaye, party: upland}
  nour: {name: Hala Nour, party: delta}
issues:
  filling: {name: Years to fill the reservoir, range: {low: 3, high: 12, step: 1, unit: years}, aliases: [filling]}
  release: {name: Water released, range: {low: 20, high: 50, step: 1, unit: billion cubic metres}}
  arbitration: {name: Arbitration, options: {none: None, advisory: Advisory, binding: Binding}}
  data: {name: Exchange of data, options: {none: None, partial: Partial, full: Full}}
no_deal: {assumed: true, outcome: {filling: 4, release: 25, arbitration: none, data: none}}
preferences:
  delta: {filling: {direction: higher, assumed: true}, release: {direction: higher, assumed: true}}
  upland: {filling: {direction: lower, assumed: true}, release: {direction: lower, assumed: true}}
""",
    "ceasefire": """
parties:
  government: {name: Government, aliases: [Korvia, the army]}
  front: {name: Northern Front, aliases: [the Front, rebels]}
  qatar: {name: Qatar, role: mediator}
people:
  adan: {name: Yusuf Adan, party: front}
  lenz: {name: Maria Lenz, party: government}
issues:
  truce: {name: Ceasefire, range: {low: 0, high: 180, step: 1, unit: days}}
  hostages: {name: Hostages released, range: {low: 0, high: 50, step: 1, unit: hostages}}
  prisoners: {name: Prisoners released, range: {low: 0, high: 500, step: 1, unit: prisoners}}
  withdrawal: {name: Withdrawal of troops, options: {none: None, partial: Partial, full: Full}}
  aid: {name: Aid trucks, range: {low: 0, high: 600, step: 10, unit: trucks a day}}
  strikes: {name: Air strikes, options: {ongoing: Going on, suspended: Suspended}}
no_deal: {assumed: true, outcome: {truce: 0, hostages: 0, prisoners: 0, withdrawal: none, aid: 0, strikes: ongoing}}
""",
    "pay": """
parties:
  nurses: {name: Nurses' union, aliases: [union, nurses, UNW]}
  hospital: {name: Hospital trust, aliases: [trust, management, employers]}
people:
  diaz: {name: Carla Diaz, party: nurses}
  brook: {name: Simon Brook, party: hospital}
issues:
  pay: {name: Pay rise, range: {low: 0, high: 15, step: 0.5, unit: "%"}}
  bonus: {name: One-off bonus, range: {low: 0, high: 5000, unit: USD}}
  hours: {name: Working week, range: {low: 32, high: 42, step: 0.5, unit: hours}}
  staffing: {name: Minimum staffing, options: {none: None, pilot: Pilot wards, all: All wards}}
  pension: {name: Pension scheme, options: {closed: Closed, kept: Kept as it is}}
no_deal: {assumed: true, outcome: {pay: 0, bonus: 0, hours: 40, staffing: none, pension: closed}}
preferences:
  nurses: {pay: {direction: higher, assumed: true}, hours: {direction: lower, assumed: true}}
  hospital: {pay: {direction: lower, assumed: true}, hours: {direction: higher, assumed: true}}
""",
    "suit": """
parties:
  plaintiffs: {name: Plaintiffs, aliases: [the families, residents]}
  altona: {name: Altona Chemical Corp., aliases: [the manufacturer]}
people:
  vance: {name: Ruth Vance, party: plaintiffs}
  keller: {name: Tom Keller, party: altona}
  judge: {name: Henry Osei, observer: true}
issues:
  damages: {name: Damages, range: {low: 0, high: 900, step: 5, unit: USD million}, aliases: [compensation, fund]}
  cleanup: {name: Clean-up of the river, options: {none: None, partial: Partial, full: Full}}
  apology: {name: Public apology, options: {none: None, private: Private letter, public: A public apology}}
  monitoring: {name: Medical monitoring, range: {low: 0, high: 30, step: 1, unit: years}}
no_deal: {assumed: true, outcome: {damages: 0, cleanup: none, apology: none, monitoring: 0}}
preferences:
  plaintiffs: {damages: {direction: higher, assumed: true}, monitoring: {direction: higher, assumed: true}}
  altona: {damages: {direction: lower, assumed: true}, monitoring: {direction: lower, assumed: true}}
""",
    "trade": """
parties:
  orland: {name: Orland, aliases: [Port Sable]}
  veska: {name: Veska, aliases: [Novi Dor]}
people:
  chukwu: {name: Ifeoma Chukwu, party: orland}
  marek: {name: Jan Marek, party: veska}
issues:
  tariff: {name: Tariff on steel, range: {low: 0, high: 40, step: 0.5, unit: "%"}}
  quota: {name: Quota for beef, range: {low: 0, high: 100000, step: 500, unit: tonnes}, aliases: [beef]}
  subsidies: {name: Farm subsidies, options: {kept: Kept, halved: Cut by half, abolished: Abolished}}
  visas: {name: Visas for workers, options: {none: None, limited: Limited, open: Open}}
  fishing: {name: Fishing in Orland's waters, options: {banned: Banned, seasonal: Seasonal, free: Free}}
no_deal: {assumed: true, outcome: {tariff: 25, quota: 20000, subsidies: kept, visas: none, fishing: banned}}
preferences:
  orland: {tariff: {direction: higher, assumed: true}, quota: {direction: lower, assumed: true}}
  veska: {tariff: {direction: lower, assumed: true}, quota: {direction: higher, assumed: true}}
""",
}
NAMES = tuple(_TEXTS)


@lru_cache(maxsize=8)
def talks(name: str) -> Case:
    """Return one of the negotiations as a case."""
    return parse_case(f"walkaway: 1\nid: {name}\n{_TEXTS[name].lstrip()}", f"{name}.yaml").case
