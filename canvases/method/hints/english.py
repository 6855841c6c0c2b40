"""English, as people write it on notes."""

from typing import Final

from canvases.method.hints.words import Words, listed

_TASKS: Final = listed(
    """
    accept achieve act adapt adjust advertise advise agree align answer apply appear approve arrange
    ask assemble assess assign attend attract audit avoid bake balance be become begin belong bill
    book boost borrow brew bring build buy calculate call cancel care carry catch celebrate change
    charge chase check choose claim clean clear close coach collect combine come communicate compare
    complete comply compose convince connect control cook coordinate count cover create cultivate
    customise cut deal decide decorate defend deliver demonstrate deploy design detect develop
    diagnose discover discuss dispatch dispose distribute do document draw drive earn eat educate
    eliminate enjoy ensure enter entertain escape establish estimate evaluate examine exchange
    exercise expand explain explore express feed feel file fill find finish fit fix follow forecast
    fulfil fund furnish gain get give go grow guide handle harvest have heat help hire hold host
    identify implement impress improve increase inform insert inspect inspire install insure
    integrate interview invest invite invoice issue join justify keep know label launch lay lead
    learn lease leave lend let lift list listen live load look lower maintain make manage
    manufacture market match measure meet mend minimise monitor motivate mount move negotiate obtain
    offer open operate optimise order organise organize overcome pack paint park participate pass
    pay perform persuade pick plan plant play practise practice prepare present preserve prevent
    print process produce programme promote protect prove provide publish purchase put qualify quote
    raise reach read rear receive recommend record recover recruit reduce refill refund register
    rehearse relax remain remember remind remove renew renovate rent repair replace reply report
    request resell reserve resolve respond rest restock retain return review run satisfy save
    schedule search secure see select sell send serve set settle share ship shop show sign simplify
    sing sleep socialise solve sort spend stand start stay stop store study submit supervise supply
    support switch take talk taste teach tell test tidy track trade train transfer translate
    transport travel treat tune turn understand unwind update upgrade use visit wait walk warm wash
    watch water wear win work write
    """
)
_FINITE: Final = listed(
    """
    am is are was were has have had does do did can could will would must should may might isn't
    aren't wasn't doesn't don't can't won't hasn't haven't takes take took costs cost breaks break
    broke leaves leave left crashes crash sticks stick heats rings ring comes come came stays stay
    arrives arrive rises rise rose falls fall fell gets get got goes go went makes make needs need
    wants want loses lose lost forgets forget fails fail stops stop starts start keeps keep knows
    know asks ask answers calls call runs run works pays pay waits wait sees see finds find feels
    feel looks look seems seem becomes become turns turn opens closes smells smell leaks leak
    freezes freeze burns burn dies die grows grow sells sell buys buy earns earn sleeps saves helps
    shows show sends send complain complains disappear disappears cancel cancels change changes
    speaks speak writes write reads drives drive spends spend sits sit stands stand hurts hurt
    expires expire raise raises miss misses drop drops ignore ignores refuse refuses quit quits
    rusts rots shrinks clogs jams blocks says say tells tell understand understands
    """
)
_OFFERS: Final = listed(
    """
    app apps application applications platform platforms software dashboard dashboards chatbot
    chatbots bot bots website websites portal portals newsletter newsletters plugin plugins plug-in
    widget widgets api apis crm erp saas tool tools system systems solution solutions notification
    notifications integration integrations sensor sensors subscription subscriptions template
    templates backup backups export exports hotline helpdesk marketplace webshop e-shop toolkit
    assistant calculator configurator planner tracker scanner wizard module database spreadsheet
    filter filters mode chat button calendar wearable wearables feature features interface mode
    """
)
_DIGITAL: Final = listed(
    """
    online digital mobile smart web web-based cloud cloud-based ai ai-powered ai-based
    automated automatic
    virtual one-click push qr real-time 24/7 smartphone iphone android in-app bluetooth wifi gps
    """
)
_VAGUE: Final = listed(
    """
    expensive slow slowly bad poor quality service services stress stressful stressed inefficient
    process processes complicated complex waste wasted wasting time high higher low cost costs price
    prices pricey costly frustrating frustration experience experiences hard use problem problems
    communication issue issues effort efforts consuming time-consuming annoying annoyance difficult
    difficulties difficulty understand uncertainty uncertain money things thing go goes wrong better
    good best great easy easier easily simple simpler convenience convenient inconvenient
    inconvenience happy happier customer customers client clients user users productivity productive
    value flexibility flexible feeling feel feels everything works work smoothly success successful
    efficient efficiency effective save saves saving savings improved improves improve increase
    increases increased reduce reduces reduced fast faster quick quicker quickly long takes take
    peace mind life solve solves make makes create creates excellent nice friendly user-friendly
    comfort comfortable satisfaction satisfied satisfying performance results result support help
    helpful useful usability risk risky risks confusing confusion unclear unreliable reliable
    reliability annoyed unhappy dissatisfied worse terrible awful horrible lots less more fun joy
    happiness boring tedious cumbersome clumsy hassle trouble overwhelming unpleasant pleasant
    modern innovative innovation professional product products solution solutions overall business
    workflow workflows management productivity organised enhanced enhances enhance lower cheap
    cheaper unsatisfactory lacking mess chaos chaotic
    """
)
_FILLERS: Final = listed(
    """
    a an the too very so really is are it it's its this that to of and for much many lot everything
    my our their your in be being always often quite rather super extremely all everyone with things
    at doing getting just us them people
    """
)
_GOOD: Final = listed(
    """
    transparency trust flexibility control freedom fun comfort convenience simplicity support
    clarity overview reliability safety security quality speed motivation recognition confidence
    privacy communication guidance transparent flexible user-friendly fast quick reliable
    comfortable convenient simple easy clear safe secure good friendly helpful efficient effective
    intuitive modern attractive motivating professional affordable cheap accurate smooth nice
    pleasant practical satisfying enjoyable personal variety choice appreciation knowledge
    information efficiency structure consistency autonomy independence energy focus time money
    help interest
    """
)
_CONCRETE: Final = listed(
    """
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty ninety hundred hundreds thousand dozen dozens half third quarter double once twice
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday
    saturdays sunday sundays weekend weekends noon midnight morning mornings evening evenings night
    nights week weekly month monthly day daily hour hours minute minutes year yearly when while
    after before during until because if whenever each every winter summer spring autumn january
    february march april june july august september october november december christmas
    """
)
_PEOPLE: Final = listed(
    """
    parents teachers pupils students nurses doctors patients relatives drivers dispatchers managers
    employees owners tenants landlords guests waiters cooks chefs farmers buyers sellers suppliers
    children seniors volunteers donors members trainers athletes developers designers accountants
    founders investors apprentices electricians plumbers mechanics pharmacists shoppers tourists
    """
)


def _of_third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


ENGLISH: Final = Words(
    tasks=_TASKS,
    finite=_FINITE,
    telling=_FINITE | frozenset(map(_of_third_person, _TASKS)),
    determiners=listed("a an the our my your their new this one some any good better real"),
    ends_of_head=listed(
        "for with in on of to at from by that which who where when and or as into via using about"
        " without per so between after before"
    ),
    offers=_OFFERS,
    digital=_DIGITAL,
    vague=_VAGUE,
    fillers=_FILLERS,
    polar=listed(
        "no not never without lack lacks lacking missing enough insufficient too more less fewer"
        " better worse good bad poor long longer short shorter slow slower fast faster quick easy"
        " easier hard harder difficult high higher low lower reliable unreliable clear unclear safe"
        " unsafe cheap cheaper expensive don't doesn't isn't can can't cannot have has any"
    ),
    good=_GOOD,
    concrete=_CONCRETE,
    particles=listed("up off out in on down to from over back away with for about after through"),
    moving=listed("go come stay sit stand stop try wait remember leave"),
    joining=("and", "as well as", "&", "plus"),
    one_thought=(
        r"\bbed and breakfast\b|\bblack and white\b|\bsalt and pepper\b|\bmore and more\b"
        r"|\bagain and again\b|\bback and forth\b|\bup and down\b|\bresearch and development\b"
        r"|\bterms and conditions\b|\bbetween\b.*\band\b|\bboth\b.*\band\b|\btime and again\b"
        r"|\bover and over\b|\bhealth and safety\b|\bto and from\b|\bin and out\b|\bnow and then\b"
    ),
    subordinate=listed("when while because if that who which whether"),
    taking=(
        r"(?:use|using|download|install|subscribe to|buy|click|click through|log in to|log into"
        r"|sign in to|sign up for|register (?:on|in|with|for)|try|switch to|adopt|get|order)\b"
    ),
    our=listed("our"),
    pain_start=(
        r"(?:too (?:much|many|few|little|long|late|expensive|slow|complicated|often|hard|difficult"
        r"|small|big|heavy|loud|cold|hot)|waiting (?:for|too|more|hours|in|at|on|until|\w+ minutes)"
        r"|can(?:'t|not| not) |unable to|afraid (?:of|to|that)|scared (?:of|to)|fear (?:of|that)"
        r"|worried (?:about|that)|worry(?:ing)? about|frustrated|annoyed|stressed|overwhelmed"
        r"|anxious|tired of|struggling|struggles? (?:with|to)|lack of|shortage of|no ?one \w+s\b"
        r"|nobody \w+s\b|(?:difficult|hard|impossible) to|wasting|wasted|losing|loses|missing"
        r"|high costs?\b|rising costs?\b|poor |bad |unreliable |unclear |never knows?|has to"
        r"|have to|forced to|problems? with|trouble with|risk of|expensive )"
    ),
    pain_anywhere=(
        r"\b(?:gets? lost|breaks? down|arrives? (?:too )?late|(?:is|are) (?:always "
        r"|often |usually )?"
        r"(?:too|late|broken|missing|lost|rude|slow|expensive|unreliable|overworked|overloaded"
        r"|underpaid|unclear|wrong|outdated|tired)|complains?|crash(?:es)?"
        r"|keeps? (?:failing|breaking"
        r"|crashing)|goes wrong|go wrong|nobody|no one|doesn't work|don't work|won't start)\b"
    ),
    not_a_pain=(
        r"(?:can(?:'t|not) (?:wait|stop|imagine|get enough|go wrong)|too good"
        r"|slow (?:food|down|cook"
        r"|travel)|poor people|bad weather|loses? (?:no|nothing)\b|have to (?:hand|offer))"
    ),
    gain_start=(
        r"(?:better|faster|easier|cheaper|quicker|safer|happier|healthier|fresher|simpler|smoother"
        r"|clearer|nicer|warmer|easy|quick|improved|increased|peace of mind|more (?:free )?(?:time"
        r"|sales|revenue|profit|income|fun|comfort|quality|sleep|freedom|flexibility|energy"
        r"|customers|orders|money|control|confidence|recognition|respect|trust|space|transparency"
        r"|security|safety|guests|bookings|efficient|satisfied|independen\w+)|higher (?:\w+ )?"
        r"(?:yields?|quality|revenue|profits?|sales|income|margins?|productivity|salary|grades"
        r"|satisfaction|turnover)|lower (?:\w+ )?(?:bills?|costs?|prices?|fees|rents?|taxes|risk"
        r"|premiums?)|fewer \w+|less \w+)\b"
    ),
    wishing=(
        r"(?:(?:happy|glad|proud|relieved) (?:when|that|to)"
        r"|would (?:love|like) (?:to|a)|wants? to|wish(?:es)? (?:to|for)|hopes? to|dreams? of"
        r"|save (?:time|money)|saves (?:time|money)|saving (?:time|money)|enjoy|feels? (?:confident"
        r"|safe|proud|happy|relaxed|comfortable|good|secure|valued|appreciated|in control))\b"
    ),
    toil_anywhere=(
        r"\b(?:same|again|twice|by hand|manually|alone|myself|oneself|late|too|without|only|every"
        r"|each|never|no|not|always|hours|all over|from scratch|anew|instead|in vain|but|although"
        r"|despite|unpaid|at night|on sundays?)\b"
    ),
    lacking=(
        r"(?:(?:there(?:'s| is| are) )?no(?: real| good| proper| clear)?|lack of|lacks|lacking"
        r"|missing|insufficient|too little|not (?:having )?(?:enough|any|an|a|much|sufficient)"
        r"|does(?:n't| not) have(?: an?| any| enough)?|do(?:n't| not) have(?: an?| any| enough)?"
        r"|(?:we |they )?needs?(?: an?)?|without(?: an?| any)?|absence of|limited|little)\b"
    ),
    not_good=(
        r"(?:(?:is |are |it's |it is )?not (?:very |really |so |that |particularly |always )?"
        r"|isn't (?:very |really |so )?|aren't (?:very |really |so )?|does(?:n't| not) (?:feel|look"
        r"|seem|work|taste|sound)(?: very| really)? )"
    ),
    negating=(
        r"(?:no|no more|not having|not|never|less|fewer|without|avoid|avoids|avoiding|avoided"
        r"|doesn't|don't|does not|do not|free of|free from|zero|reduced (?:risk|stress"
        r"|costs?|effort|waste|pain|errors|noise|paperwork|waiting|worry|workload)|no longer"
        r"|prevents?|stops?|eliminat(?:es?|ing)|reduces?|reducing|minimi[sz]es?|hassle-free"
        r"|stress-free)\b"
    ),
    not_negating=(
        r"(?:less than|no (?:more|less|later|fewer|other|matter)\b(?: than)?(?! \w+ (?:calls|time))"
        r"(?:\s+than)|fewer than|not only|no other|nothing else|nobody else|no one else|no matter"
        r"|not before|never-ending|no-)"
    ),
    people=_PEOPLE,
)
