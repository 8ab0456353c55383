"""Given names that tell whether a report will go on with "he" or "she". Only common ones; who has another is either."""

__all__ = ["FEMALE_NAMES", "MALE_NAMES"]

FEMALE_NAMES = frozenset(
    """
    mary maria marie anna ana anne ann jane joan jean jennifer jenny jessica julia julie karen kate katherine catherine
    kathleen kathy cathy laura linda lisa louise lucy margaret martha michelle nancy nicole olivia patricia rachel rebecca
    ruth sandra sarah sara sharon sophie sophia stephanie susan suzanne teresa theresa valerie victoria virginia wendy
    alice alison amanda amy andrea angela barbara betty beth bridget caroline carol charlotte chloe christine christina
    claire clare cynthia deborah debbie denise diana diane donna dorothy eleanor elena elizabeth ellen emily emma erica erin
    eva evelyn fiona frances gail gemma georgina gillian gina gloria grace hannah harriet heather helen hilary hillary holly
    ingrid irene isabel jacqueline janet janice jill joanna joanne josephine joyce judith judy kamala kelly kim-ly
    kirsten kristin lauren leah liz lorraine lynn lynne marilyn marina megan melanie melissa mia miriam molly monica naomi
    natalie natasha nina nora norma pamela paula penny priti rosa rose roberta sally samantha sheila shirley sonia
    stella sue sylvia tanya tina tracy ursula vanessa vera yvonne zoe angelique christine giorgia janine jacinda sanna mette
    fatima aisha amina khadija zainab maryam layla leila noor nadia hanan rania samira yasmin zahra salma mariam
    priya anjali sunita kavita lakshmi meena neha pooja rekha shanti sushma nirmala mamata indira sonal deepa asha usha
    ngozi amara chiamaka wanjiru akinyi nomvula thandi lindiwe nkosazana grace ama abena efua yaa adwoa folake funke
    mei ling xiu hua yuki yoko akiko keiko naoko sakura min-ji soo-jin hye ji-woo
    olga natalia tatiana irina svetlana oksana ekaterina yulia anastasia lyudmila halina agnieszka magdalena katarzyna
    carmen dolores gabriela guadalupe ines juana lucia luisa marta mercedes pilar raquel rocio silvia soledad ximena
    dilma cristina claudia beatriz fernanda leticia lorena daniela valentina camila alexandra alessandra chiara francesca
    giulia heike sabine birgit annalena angela annegret francoise brigitte segolene elisabeth aurelie
    """.split()
)
MALE_NAMES = frozenset(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
    steven stephen paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey jeff gary nicholas eric
    jonathan larry justin scott brandon benjamin samuel gregory frank raymond patrick jack dennis jerry tyler aaron henry
    adam douglas nathan peter zachary kyle walter harold carl arthur gerald roger keith jeremy terry lawrence sean christian
    austin joe jim tom bob bill mike dave steve rob dan matt tony chris nick ben sam greg ray ron don ed ted tim ken mick
    alan allan allen albert alexander alex alistair angus barry bernard bernie boris brad bruce colin craig darren daryl
    dominic duncan edwin emmanuel ernest eugene evan felix francis fred frederick gavin geoffrey gerard gerry glenn gordon
    graham grant hamish harry howard hugh hugo ian ivan jacob jake jamie jean-luc jean-claude joel julian karl keir kieran
    leo leonard lewis liam luke malcolm marcus mario martin maurice max miles mitch mitt neal neil nigel norman oliver oscar
    owen philip phil pierre ralph rex rishi rodney rory ross roy rupert russell ryan shane simon stanley stuart theodore
    tobias toby trevor victor vince vincent warren wayne wesley will
    mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein ibrahim omar khalid abdullah abdul yusuf youssef
    mahmoud mustafa bashar benjamin binyamin yitzhak shimon ehud avigdor recep tayyip hakan ismail khaled saeb tarek
    raj rajesh rahul amit sanjay vijay suresh ramesh narendra manmohan arun anil ashok deepak dinesh mukesh ravi sunil
    kwame kofi kojo yaw emeka chinedu obinna tunde segun olusegun babatunde goodluck thabo cyril jacob julius uhuru
    raila paul salva riek abiy meles isaias
    vladimir sergei sergey dmitry dmitri ivan nikolai mikhail boris yuri igor oleg viktor volodymyr petro pavel
    jose juan carlos luis jorge miguel pedro pablo francisco fernando antonio manuel rafael ramon sergio alberto alejandro
    andres diego eduardo enrique felipe gustavo hector javier mauricio nicolas raul ricardo roberto santiago luiz joao jair
    giuseppe giovanni matteo silvio marco luca paolo francesco franz hans jurgen klaus wolfgang heinrich helmut olaf
    jens lars anders erik bjorn sven mark geert jan piet pieter hendrik willem francois jacques michel bernard
    hiroshi kenji shinzo taro yoshihide fumio jae-in jong-un jong-il jinping keqiang wei jun
    """.split()
)
