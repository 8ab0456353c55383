"""Given names that tell whether a report will go on with "he" or "she". Only common ones; who has another is either."""

__all__ = ["FEMALE_NAMES", "GIVEN_NAMES", "MALE_NAMES", "SURNAMES_FIRST"]

FEMALE_NAMES = frozenset(
    """
    mary maria marie anna ana anne ann jane joan jean jennifer jenny jessica julia julie karen kate katherine
    catherine kathleen kathy cathy laura linda lisa louise lucy margaret martha michelle nancy nicole olivia patricia
    rachel rebecca ruth sandra sarah sara sharon sophie sophia stephanie susan suzanne teresa theresa valerie victoria
    virginia wendy alice alison amanda amy andrea angela barbara betty beth bridget caroline carol charlotte chloe
    christine christina claire clare cynthia deborah debbie denise diana diane donna dorothy eleanor elena elizabeth
    ellen emily emma erica erin eva evelyn fiona frances gail gemma georgina gillian gina gloria grace hannah harriet
    heather helen hilary hillary holly ingrid irene isabel jacqueline janet janice jill joanna joanne josephine joyce
    judith judy kamala kelly kim-ly kirsten kristin lauren leah liz lorraine lynn lynne marilyn marina megan melanie
    melissa mia miriam molly monica naomi natalie natasha nina nora norma pamela paula penny priti rosa rose roberta
    sally samantha sheila shirley sonia stella sue sylvia tanya tina tracy ursula vanessa vera yvonne zoe angelique
    giorgia janine jacinda sanna mette fatima aisha amina khadija zainab maryam layla leila noor nadia hanan rania
    samira yasmin zahra salma mariam priya anjali sunita kavita lakshmi meena neha pooja rekha shanti sushma nirmala
    mamata indira sonal deepa asha usha ngozi amara chiamaka wanjiru akinyi nomvula thandi lindiwe nkosazana ama abena
    efua yaa adwoa folake funke mei ling xiu hua yuki yoko akiko keiko naoko sakura min-ji soo-jin hye ji-woo olga
    natalia tatiana irina svetlana oksana ekaterina yulia anastasia lyudmila halina agnieszka magdalena katarzyna
    carmen dolores gabriela guadalupe ines juana lucia luisa marta mercedes pilar raquel rocio silvia soledad ximena
    dilma cristina claudia beatriz fernanda leticia lorena daniela valentina camila alexandra alessandra chiara
    francesca giulia heike sabine birgit annalena annegret francoise brigitte segolene elisabeth aurelie abigail ada
    adele agatha agnes aileen aine aisling alma amelie anita annabel annie antonia ariana astrid audrey ava aya ayesha
    beatrice becky belinda bella bernadette bertha bianca blanche bonnie brenda britta camille candice carla carly
    carmel cassandra cecilia celia charlene cheryl clara clarissa colette colleen cora dagmar danielle daphne deirdre
    delia denisa dina dora doreen edith edna effie eileen elaine elin elise eliza ella elsa elsie elspeth erika
    ernestine esme esther ethel eugenia eunice faye felicity flora freda freya frida geraldine ghislaine gladys greta
    greer gretchen grete guro gudrun gwen gwyneth hanne harriett hedda heidi helena helga ida ilse imogen ingeborg
    inger isabella isla ivana jana jasmine jeanne jemima jocelyn jodie johanna josie juanita judi juliet juliette
    karin karina karla kathryn katie katja katrina kay kelsey kerry kerstin kirsty klara kristina lara lena leonie
    leona lesley lidia lilian lillian linnea lois lola lotte lucille lucinda lydia mabel madeleine maeve maggie maja
    malin mandy marcia margarita margot marianne marion marit marjorie marlene matilda maud maureen maxine merete
    meryl mildred millie mina mira mireille moira mona muriel myra nadine nell nellie nerys nettie niamh nicola noelle
    noreen octavia odette oonagh ottilie petra philippa phoebe phyllis pippa polly rhiannon rhoda rita robyn rosalind
    rosalie rosemary rosie rowena sabrina saira sasha saskia selma serena shannon sheryl sian siobhan sigrid silje
    sinead siri solveig stacey sunniva susanna susannah sybil tabitha tamara tanja tara tess thelma thea therese tilda
    tove trudy uta veronica viola vivian vivien wilma winifred yvette zara zelda zoya marija jelena ljiljana vesna
    nada danica ivanka desislava rumyana aylin elif emine fatma hatice zeynep leyla nurcan shirin parisa nasrin farah
    sadia nusrat rubina shabana meera radha lata vandana shreya ritu jyoti mei-ling li-hua xiaoling hyun-jung eun-ji
    hitomi emiko chioma ifeoma yetunde wambui njeri wangari nyambura naledi zanele busisiwe
    """.split()
)
MALE_NAMES = frozenset(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven stephen paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey jeff gary
    nicholas eric jonathan larry justin scott brandon benjamin samuel gregory frank raymond patrick jack dennis jerry
    tyler aaron henry adam douglas nathan peter zachary kyle walter harold carl arthur gerald roger keith jeremy terry
    lawrence sean christian austin joe jim tom bob bill mike dave steve rob dan matt tony chris nick ben sam greg ray
    ron don ed ted tim ken mick alan allan allen albert alexander alex alistair angus barry bernard bernie boris brad
    bruce colin craig darren daryl dominic duncan edwin emmanuel ernest eugene evan felix francis fred frederick gavin
    geoffrey gerard gerry glenn gordon graham grant hamish harry howard hugh hugo ian ivan jacob jake jamie jean-luc
    jean-claude joel julian karl keir kieran leo leonard lewis liam luke malcolm marcus mario martin maurice max miles
    mitch mitt neal neil nigel norman oliver oscar owen philip phil pierre ralph rex rishi rodney rory ross roy rupert
    russell ryan shane simon stanley stuart theodore tobias toby trevor victor vince vincent warren wayne wesley will
    mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein ibrahim omar khalid abdullah abdul yusuf youssef
    mahmoud mustafa bashar binyamin yitzhak shimon ehud avigdor recep tayyip hakan ismail khaled saeb tarek raj rajesh
    rahul amit sanjay vijay suresh ramesh narendra manmohan arun anil ashok deepak dinesh mukesh ravi sunil kwame kofi
    kojo yaw emeka chinedu obinna tunde segun olusegun babatunde goodluck thabo cyril julius uhuru raila salva riek
    abiy meles isaias vladimir sergei sergey dmitry dmitri nikolai mikhail yuri igor oleg viktor volodymyr petro pavel
    jose juan carlos luis jorge miguel pedro pablo francisco fernando antonio manuel rafael ramon sergio alberto
    alejandro andres diego eduardo enrique felipe gustavo hector javier mauricio nicolas raul ricardo roberto santiago
    luiz joao jair giuseppe giovanni matteo silvio marco luca paolo francesco franz hans jurgen klaus wolfgang
    heinrich helmut olaf jens lars anders erik bjorn sven geert jan piet pieter hendrik willem francois jacques michel
    hiroshi kenji shinzo taro yoshihide fumio jae-in jong-un jong-il jinping keqiang wei jun abel abraham adrian aidan
    ajay akira alec alfie alfred alfonso alvin amir amos anatoly andre andrei andrej anton archie armando arne arno
    arnold arturo asif aslam atle aurelio axel bart bartholomew basil bastian bert bertrand bogdan bohdan bradley
    brendan brent bryan byron caleb calvin cameron cedric cesar charlie clarence claude clement cliff clifford clive
    clyde conor conrad cormac cornelius curtis cyrus damian damien danny darius darrell declan denis denzil derek
    dermot desmond detlef dexter dieter dirk dmitriy dominik donal dougal duane dwayne dwight eamon edgar edmund egil
    einar eli elias elliot elliott ellis elmer emil emile emmett erlend ernst erwin esteban ethan ewan ezra fabian
    ferdinand finbar finlay finn fintan floyd fraser frederic friedrich fritz gabriel gareth garrett gaston geoff
    georg gerd gideon gil gilbert giles godfrey graeme greig guillermo gunnar gunther gustav hal halvard hans-peter
    harald harvey herbert herman hermann horace horst howie humphrey imran irving isaac ivar ivor jaime jakob jakub
    jarmo jasper javed jed jeremiah jerome jesse jimmy joachim joakim jochen joey johan johannes john-paul johnny
    jonas jon josef josh jukka jules kai kamal karim kaspar keenan kerem kermit kurt kyrylo lachlan lamar lance lasse
    laurence laurent laurie leif lennart leon leopold leroy lester levi lionel lloyd lorcan lorenzo lothar louie louis
    lucas lucien ludwig lukas luther mads magnus malachy manfred marc marcel marek marius martyn mathias mats matti
    maurizio melvin merlin micah mikael miroslav milos mohan morris mort morten moses murray ned nestor nico niall
    niels nils noah noel norbert nuno olav ole olivier orlando orville osman oswald otis otto paddy padraig patrice
    percy petar pete petr petter piers piotr radoslav rafe ragnar raimund rainer ralf rami randall randolph randy
    rasmus regis reginald reidar reinhard reuben rhys rick ricky roald roderick roland rolf romeo ronan ronnie rudolf
    rudy rune rurik sander sanjeev saul sebastian seamus serge seth shaun sid siegfried sigurd simeon slobodan soren
    spencer stan stefan sten stig stoyan sture sylvester tadeusz tadhg tarquin teddy terence terje terrence thabang
    theo thierry thorsten timo titus todd tomas tommy tor torsten tristan tyrone ulf ulrich uwe vaclav vasily vernon
    viggo vikram vitaly vlad vladislav walt werner wilbur wilfred wilhelm winston wyatt xavier yanis yannick yevgeny
    yves zach zoran zdenek hamid reza javad mehdi hossein saeed farid rashid salman faisal bilal tariq zia usman
    kareem walid ziad nabil samir jamal adel hisham ashraf yasser emre mehmet murat mustapha cem serkan bulent selim
    orhan rajiv sandeep pradeep prakash manoj rakesh naveen kiran nikhil rohan arjun hiroki takashi satoshi kazuo
    makoto haruto min-ho joon-ho sung-min chinua ikenna uche femi kunle wale kwesi kwabena sipho themba mandla tendai
    tafara kamau kipchoge otieno ochieng mwangi
    """.split()
)
GIVEN_NAMES = FEMALE_NAMES | MALE_NAMES
SURNAMES_FIRST = frozenset(
    """
    kim lee park pak choi choe jung jong kang cho yoon yun jang lim han seo shin sin kwon hwang ahn song ri moon mun xi
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin gao luo tsai nguyen tran pham
    """.split()
)
"""Surnames that stand before the given name in their languages, and alone where somebody is named again."""
