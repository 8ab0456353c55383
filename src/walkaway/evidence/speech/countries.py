"""Countries, what their people and governments are called, and the capitals by which reports call a government."""

from dataclasses import dataclass

__all__ = ["COUNTRIES", "Country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or union of countries.

    Attributes:
        names: Its names, the usual one first.
        adjectives: What belongs to it: German, a German's.
        capitals: Cities and houses that stand for its government.
    """

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


TABLE = """
United States,United States of America,US,U.S.,USA,U.S.A.,America | American,Americans,US,U.S. | Washington,White House
North Korea,DPRK,D.P.R.K. | North Korean,North Koreans | Pyongyang
South Korea,Republic of Korea,ROK | South Korean,South Koreans | Seoul,Blue House
United Kingdom,UK,U.K.,Britain,Great Britain | British,Britons,UK | London,Downing Street,Whitehall
European Union,EU,E.U. | European,EU | Brussels
China,People's Republic of China,PRC | Chinese | Beijing
Russia,Russian Federation | Russian,Russians | Moscow,Kremlin
Soviet Union,USSR | Soviet,Soviets | Moscow,Kremlin
Japan | Japanese | Tokyo
Germany | German,Germans | Berlin
France | French | Paris,Elysee,Élysée
Italy | Italian,Italians | Rome
Spain | Spanish | Madrid
Portugal | Portuguese | Lisbon
Greece | Greek,Greeks | Athens
Cyprus | Cypriot,Cypriots | Nicosia
Turkey,Türkiye,Turkiye | Turkish,Turks | Ankara
Netherlands,Holland | Dutch | The Hague
Belgium | Belgian,Belgians | Brussels
Luxembourg | Luxembourgish | Luxembourg
Switzerland | Swiss | Bern,Berne
Austria | Austrian,Austrians | Vienna
Poland | Polish,Poles | Warsaw
Czech Republic,Czechia | Czech,Czechs | Prague
Slovakia | Slovak,Slovaks | Bratislava
Hungary | Hungarian,Hungarians | Budapest
Romania | Romanian,Romanians | Bucharest
Bulgaria | Bulgarian,Bulgarians | Sofia
Serbia | Serbian,Serbs | Belgrade
Kosovo | Kosovar,Kosovan,Kosovars | Pristina
Bosnia,Bosnia and Herzegovina | Bosnian,Bosnians | Sarajevo
Croatia | Croatian,Croats | Zagreb
Slovenia | Slovenian,Slovene | Ljubljana
North Macedonia,Macedonia | Macedonian,Macedonians | Skopje
Albania | Albanian,Albanians | Tirana
Ukraine | Ukrainian,Ukrainians | Kyiv,Kiev
Belarus | Belarusian,Belarusians | Minsk
Moldova | Moldovan | Chisinau
Georgia | Georgian,Georgians | Tbilisi
Armenia | Armenian,Armenians | Yerevan
Azerbaijan | Azerbaijani,Azeri,Azerbaijanis | Baku
Kazakhstan | Kazakh | Astana
Uzbekistan | Uzbek | Tashkent
Kyrgyzstan | Kyrgyz | Bishkek
Tajikistan | Tajik | Dushanbe
Lithuania | Lithuanian | Vilnius
Latvia | Latvian | Riga
Estonia | Estonian | Tallinn
Finland | Finnish,Finns | Helsinki
Sweden | Swedish,Swedes | Stockholm
Norway | Norwegian,Norwegians | Oslo
Denmark | Danish,Danes | Copenhagen
Iceland | Icelandic,Icelanders | Reykjavik
Ireland | Irish | Dublin
Scotland | Scottish,Scots | Edinburgh,Holyrood
Wales | Welsh | Cardiff
Northern Ireland | Northern Irish | Belfast,Stormont
Canada | Canadian,Canadians | Ottawa
Mexico | Mexican,Mexicans | Mexico City
Cuba | Cuban,Cubans | Havana
Haiti | Haitian,Haitians | Port-au-Prince
Jamaica | Jamaican | Kingston
Colombia | Colombian,Colombians | Bogota,Bogotá
Venezuela | Venezuelan,Venezuelans | Caracas
Guyana | Guyanese | Georgetown
Ecuador | Ecuadorian,Ecuadorean | Quito
Peru | Peruvian,Peruvians | Lima
Bolivia | Bolivian,Bolivians | La Paz
Brazil | Brazilian,Brazilians | Brasilia,Brasília
Argentina | Argentine,Argentinian,Argentines | Buenos Aires
Chile | Chilean,Chileans | Santiago
Uruguay | Uruguayan | Montevideo
Paraguay | Paraguayan | Asuncion
Panama | Panamanian | Panama City
Nicaragua | Nicaraguan | Managua
Honduras | Honduran | Tegucigalpa
El Salvador | Salvadoran | San Salvador
Guatemala | Guatemalan | Guatemala City
Australia | Australian,Australians | Canberra
New Zealand | New Zealand,New Zealanders | Wellington
Papua New Guinea | Papua New Guinean | Port Moresby
Fiji | Fijian | Suva
Indonesia | Indonesian,Indonesians | Jakarta
Malaysia | Malaysian,Malaysians | Kuala Lumpur,Putrajaya
Singapore | Singaporean,Singaporeans | Singapore
Philippines | Philippine,Filipino,Filipinos | Manila
Vietnam | Vietnamese | Hanoi
Thailand | Thai,Thais | Bangkok
Myanmar,Burma | Burmese,Myanmar | Naypyidaw
Cambodia | Cambodian,Cambodians | Phnom Penh
Laos | Lao,Laotian | Vientiane
Taiwan | Taiwanese | Taipei
Hong Kong | Hong Kong | Hong Kong
Mongolia | Mongolian | Ulaanbaatar
India | Indian,Indians | New Delhi,Delhi
Pakistan | Pakistani,Pakistanis | Islamabad
Bangladesh | Bangladeshi,Bangladeshis | Dhaka
Sri Lanka | Sri Lankan,Sri Lankans | Colombo
Nepal | Nepali,Nepalese | Kathmandu
Bhutan | Bhutanese | Thimphu
Afghanistan | Afghan,Afghans | Kabul
Iran,Islamic Republic of Iran | Iranian,Iranians | Tehran
Iraq | Iraqi,Iraqis | Baghdad
Israel | Israeli,Israelis | Jerusalem,Tel Aviv
Palestine,Palestinian Authority | Palestinian,Palestinians | Ramallah
Lebanon | Lebanese | Beirut
Syria | Syrian,Syrians | Damascus
Jordan | Jordanian,Jordanians | Amman
Egypt | Egyptian,Egyptians | Cairo
Saudi Arabia | Saudi,Saudis | Riyadh
United Arab Emirates,UAE | Emirati,Emiratis | Abu Dhabi
Qatar | Qatari,Qataris | Doha
Kuwait | Kuwaiti,Kuwaitis | Kuwait City
Bahrain | Bahraini | Manama
Oman | Omani | Muscat
Yemen | Yemeni,Yemenis | Sanaa,Sana'a
Libya | Libyan,Libyans | Tripoli
Tunisia | Tunisian,Tunisians | Tunis
Algeria | Algerian,Algerians | Algiers
Morocco | Moroccan,Moroccans | Rabat
Western Sahara | Sahrawi,Sahrawis | Tindouf
Mauritania | Mauritanian | Nouakchott
Mali | Malian,Malians | Bamako
Niger | Nigerien | Niamey
Chad | Chadian,Chadians | N'Djamena
Sudan | Sudanese | Khartoum
South Sudan | South Sudanese | Juba
Ethiopia | Ethiopian,Ethiopians | Addis Ababa
Eritrea | Eritrean,Eritreans | Asmara
Somalia | Somali,Somalis | Mogadishu
Djibouti | Djiboutian | Djibouti
Kenya | Kenyan,Kenyans | Nairobi
Uganda | Ugandan,Ugandans | Kampala
Rwanda | Rwandan,Rwandans | Kigali
Burundi | Burundian | Bujumbura,Gitega
Tanzania | Tanzanian,Tanzanians | Dodoma,Dar es Salaam
Congo,Democratic Republic of Congo,DRC | Congolese | Kinshasa
Central African Republic,CAR | Central African | Bangui
Cameroon | Cameroonian | Yaounde
Gabon | Gabonese | Libreville
Nigeria | Nigerian,Nigerians | Abuja
Ghana | Ghanaian,Ghanaians | Accra
Ivory Coast,Cote d'Ivoire | Ivorian,Ivorians | Abidjan
Senegal | Senegalese | Dakar
Gambia | Gambian | Banjul
Guinea | Guinean | Conakry
Sierra Leone | Sierra Leonean | Freetown
Liberia | Liberian | Monrovia
Burkina Faso | Burkinabe | Ouagadougou
Togo | Togolese | Lome
Benin | Beninese | Cotonou
Angola | Angolan,Angolans | Luanda
Zambia | Zambian,Zambians | Lusaka
Zimbabwe | Zimbabwean,Zimbabweans | Harare
Mozambique | Mozambican,Mozambicans | Maputo
Malawi | Malawian | Lilongwe
Botswana | Botswanan | Gaborone
Namibia | Namibian | Windhoek
South Africa | South African,South Africans | Pretoria
Lesotho | Basotho | Maseru
Madagascar | Malagasy | Antananarivo
Mauritius | Mauritian | Port Louis
"""


def _list(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip())


COUNTRIES = tuple(
    Country(names=_list(names), adjectives=_list(adjectives), capitals=_list(capitals))
    for names, adjectives, capitals in (line.split("|") for line in TABLE.strip().splitlines())
)
"""Countries that negotiate, or whose reports do; open."""
