namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>
/// The word lists. A word is added here when it should be passed over, belong to a job title, make a name a
/// company, and so on; ways of saying things are added in the Grammar folder.
/// </summary>
internal static class Words
{
    /// <summary>The lists and the class each gives to its words.</summary>
    public static readonly (WordClass Class, string List)[] Lists =
    [
        (WordClass.Filler, """
            please pls plz plse kindly just also actually really finally already quickly btw fyi ok okay so well um uh hey hi hello oh yay
            woohoo yes now then done uhh umm um er erm hmm literally basically +1 -1 lol haha again still today's super very officially formally properly
            ever both even simply only too alright ugh omg wow entirely completely totally fully unfortunately sadly kind-of finally recently personally directly asap
            """),
        (WordClass.Determiner, "a an the this that these those full complete entire whole new another my our your its some any all every each his her their ma"),
        (WordClass.Preposition, """
            at from of to for with by in on into onto about over via through as per re regarding concerning between until till til since
            after before around than off up out under within during near against like and or but nor because
            """),
        (WordClass.Pronoun, "they've they'd they'll he'd he'll she'd she'll i i'm i've i'd i'll me we we're we've us you u ya he she they it he's she's they're it's him her them himself herself who whom whose which that what myself someone somebody anyone anybody everyone everybody nobody no-one someones"),
        (WordClass.Title, """
            dir ceo cfo coo cto cio cmo cro cso cpo ciso chro vp svp evp avp president director manager mgr head chief officer partner owner founder
            co-founder cofounder lead leader supervisor superintendent engineer buyer controller treasurer broker agent attorney lawyer solicitor accountant bookkeeper
            administrator admin principal dean chair chairman chairwoman chairperson secretary foreman analyst architect consultant coordinator
            specialist executive exec md gm associate advisor adviser bursar headteacher registrar matron surgeon dentist physician nurse
            captain editor producer chef pastor rector warden trustee deputy planner estimator designer developer programmer scientist
            technician electrician plumber proprietor landlord actuary underwriter auditor steward comptroller provost professor
            salesperson dispatcher merchandiser scheduler organiser organizer recruiter strategist inspector surveyor quartermaster paralegal realtor clerk operator assistant curator librarian
            """),
        (WordClass.Function, """
            sales marketing operations ops procurement purchasing finance financial it hr human resources engineering facilities facility security product
            people legal supply chain logistics manufacturing production plant maintenance quality safety ehs hse compliance risk audit tax
            treasury accounting payroll billing credit claims underwriting research development r&d innovation digital data analytics
            technology information infrastructure network cloud software systems customer client success support service services experience commercial
            business general managing regional national global international country district area site store warehouse fleet transport
            transportation distribution branch office practice project programme program partnerships partner channel account accounts talent
            learning training communications comms brand content growth revenue strategy corporate public affairs government relations
            property estates estate real construction field technical medical clinical nursing patient pharmacy laboratory lab kitchen food
            beverage catering housekeeping events event creative design art editorial media advertising strategic planning inventory materials
            merchandising category vendor sourcing contracts sustainability energy environmental community engagement volunteer fundraising admissions
            ecommerce e-commerce mobility wellbeing welfare workplace workforce retail wholesale export exports innovation transformation insights rewards benefits compensation diversity cybersecurity devops platform delivery pmo loyalty pricing assurance governance regulatory science reliability process
            success staff culture l&d purchase alumni student academic athletic school executive senior junior deputy vice interim acting group division department chief assistant co
            """),
        (WordClass.Company, """
            llc inc incorporated ltd limited corp corporation co company plc llp lp gmbh ag sa sarl bv pty pte kg oy ab srl spa lllp pc pllc kk
            dental bank insurance logistics industries holdings group partners associates consulting solutions systems services labs
            technologies tech software foods clinic hospital university college academy school hotel hotels roofing plumbing electric electrical
            construction builders homes properties realty freight shipping trucking motors auto automotive airlines aerospace pharma
            pharmaceuticals biotech medical health healthcare energy solar wind oil gas power mining steel metals chemicals plastics paper
            packaging printing press media studios studio productions games entertainment events events' catering bakery coffee cafe brewing
            brewery winery vineyards farms farm dairy seafood market supply supplies hardware tools furniture interiors textiles apparel
            clothing shoes jewelers jewellers advisors advisory capital ventures investments financial credit mortgage title law legal
            attorneys solicitors accountants architects architecture engineers engineering manufacturing mfg fabrication machine machining
            works hvac security landscaping cleaning staffing recruiting marketing agency design digital networks telecom wireless cable
            rail railway transport transit movers moving storage trust foundation society institute council church ministries museum
            brothers bros sons & enterprises international worldwide global concrete paving lumber timber glass doors door windows water
            pumps valves veterinary vet orthodontics optical pharmacy fitness gym spa salon travel tours cruises resorts inn lodge restaurant
            restaurants grill kitchen pizza burgers ironworks foundry mills mill forge forgings ceramics tiles stone granite aggregates cement rubber
            bearings fasteners instruments electronics semiconductors robotics automation controls equipment rentals rental leasing dealership
            masonry physio physiotherapy therapy wellness nutrition catering tires tyres optics optometry chiropractic pediatrics paediatrics orthopedics dermatology cardiology apothecary brokers brokerage lending lenders escrow surveyors surveying excavation drilling welding plating union tile recycling vending towing grooming rigging salvage hauling diner diners cabs orchards ranch meats poultry tooling stamping logistics cabinets carpets flooring floors fences fencing gutters siding decks pools spas saunas gardens nurseries florist florists stables kennels cleaners laundry tailors outfitters uniforms signs signage displays exhibits parties weddings rentals limos limousines taxis buses coaches ferries lines docks wharf cranes lifts elevators escalators rubber cables wire wires batteries motors engines gears bearings springs weaves weavers mills textiles yarns dyes paints coatings sealants adhesives polymers resins composites alloys castings crushers quarries aggregates haulage freightways express motorworks bikes cycles boats marine yachts port harbour casino casinos ice aviation airways couriers courier express delivery post publishing books
            """),
        (WordClass.Honorific, "mr mrs ms miss mx dr prof professor sir lady dame rev fr lord smt shri sri mme herr frau"),
        (WordClass.Relation, """
            client customer contact friend buddy colleague coworker co-worker prospect source partner neighbour neighbor former ex-client
            boss brother sister father mother uncle aunt nephew niece wife husband dad mum mom son daughter roommate dentist accountant
            existing old current longtime long-time past good great mate pal acquaintance guy lady gal person man woman cousin supplier vendor
            counterpart successor predecessor landlord landlady referrer introducer referrer's lead key biggest long-standing mutual dear fellow ex potential warm hot somebody someone
            """),
        (WordClass.Negation, """
            not never no don't dont didn't didnt doesn't doesnt hasn't haven't havent hadn't hadnt isn't isnt wasn't wasnt aren't arent weren't
            won't wont wouldn't can't cant cannot couldn't shouldn't ain't nobody nothing neither without none
            """),
        (WordClass.Hypothetical, """
            if would might should could unless whether suppose supposing wish hope hoping hopefully wonder wondering imagine pretend perhaps dreamt dreamed
            what-if maybe probably think thinking thought believe guess reckon heard rumour rumor apparently hypothetically would've
            should've could've might've would've expects expecting expect considering planning likely
            """),
        (WordClass.Lead, """
            worth about around roughly approx approximately approx. circa ca c. maybe perhaps potentially potential est estimated estimate value valued size deal budget c
            opportunity contract amount total totaling totalling for at by on until till before since from of around near nearly almost
            some say like is was up to with a the his her their its and date received looks could be ~ probably likely expected
            project price fee ticket range opp annual yearly min max minimum least upto over under than more less between
            """),
        (WordClass.Hedge, "c worth about around roughly approx approximately circa ca maybe perhaps potentially nearly almost say probably valued estimated est"),
        (WordClass.Particle, "van der den de la del da di du le von zu bin binti ibn al el of y e dos das ten ter st san y' für och und et"),
        (WordClass.Calendar, """
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun january february march april june july
            august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow tmrw tmr tomoz yesterday tonight
            week weeks month months quarter quarters year years day days hour hours hr hrs minute minutes min mins weekend fortnight noon midday midnight morning
            afternoon evening night eod eow eom eoq eoy cob q1 q2 q3 q4 ytd am pm a.m p.m p.m. a.m. daily weekly monthly quarterly weekday weekdays o'clock
            """),
        (WordClass.NameWord, """
            may will mark grant chase june drew april august rose bill hope faith joy art frank jack pat sue rob rich ray gene dale glen
            reed reid miles mason hunter carter parker cooper taylor tyler baker summer autumn dawn eve ivy iris lily violet ruby amber
            jade pearl page penny sky star angel bishop dean earl duke king prince royal knight wade lance guy max jean bob dick nick
            skip chip buck cliff forest heath clay sandy rocky stormy brook brooke rain robin jay wren lark drake finn fox wolf bear
            buddy buster josh randy van jan mar sat wed sun price cash ford grace charity mercy patience honor justice noble major sterling
            case chance cole colt dash dell gale gill holly hazel daisy heather basil herb ginger olive rosemary sage melody harmony carol
            harper piper archer fisher porter sawyer tucker walker turner miller smith christian paige trace tripp ward west north chuck
            mills church glass law banks lodge post mill fields wells rivers bridges parks park waters woods bell hall holt page rice hart hill oh dunn cho chan chu boyd fry ames poe ashe cole doyle long stein berg wolfe frost marsh finch moss bond bush swift day hood english french german pope close
            ty don jim kay kit lane lee mike lou stone steel young short long best love moon day week may-may self gray green white black brown
            pitch goodwin winn won lost ken close
            lynch coffey gould grand little strong wise temple shepherd cook butler carpenter potter weaver wheeler lamb peacock bird swan crane bull savage sweet winter winters snow flood sands beach shore valley cross abbey
            castle towers gates bridge street judge marshall constable chambers diamond summers crown stark blunt berry cherry plum horn drummond pepper garland gamble fortune moody hardy sellers pike quill
            """),
        (WordClass.Body, "city bank university college port church department school house institute ministry board university town village county friends borough state council sons house league bureau society museum diocese archdiocese"),
        (WordClass.Command, """
            asked referral referrals referred introduced introduction introductions connected contacted proposal declined reopen reopened received
            thanked thanks prospect prospects leaderboard leaderboards leader scoreboard remind reminder snooze nudge nudges digest pause resume
            export delete remove forget erase profile industry geography manager marketer marketing schedule overdue follow follow-up
            meeting meetings discovery installed renewed signed promise promised mailed emailed called texted messaged visited lunch coffee dinner
            account review report goal goals revenue conversion please cancel update change correct reassign assign transfer
            quarter tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday opportunity undo moment touch
            looking needs number everything history weekly monthly handwritten moved status figures ranking channel channels needing
            """),
        (WordClass.Question, "who whom who've who'd what when where why how which whose did does do is are was were has have had can could should will would may shall am"),
        (WordClass.FirstName, FirstNames.List),
        (WordClass.Plain, """
            it is was are were be been being am has have had do does did done can could shall should may might must will would get gets got getting
            give gives gave given take takes took make makes made go goes going went come comes came see sees saw say says said tell tells told ask asks asked
            know knows knew want wants wanted need needs needed like likes liked let lets let's put puts set sets keep keeps kept
            here there when where why how what this that not no yes if because while though although
            more most less least much many few lot lots very quite rather maybe perhaps
            good great nice awesome cool bad big small huge first last next previous other same different own
            thing things stuff way ways time times deal deals lead leads intro intros referral referrals meeting meetings call calls called calling email emails emailed
            e-mail e-mails message messages text texts texted note notes card cards lunch coffee dinner
            won lost closed signed declined renewed installed contacted introduced referred connected proposal reopened thanked
            list show add log record update change edit correct delete remove cancel undo help report export goal
            dated sorry correction instead today tomorrow yesterday team someone everybody me him us them
            name number phone value worth stage status due date company title source prospect client customer
            asap soon later once twice back away down forward together
            one two three four five six seven eight nine ten dozen half
            booked scheduled arranged confirmed diarised pencilled agreed
            moved rescheduled postponed bumped pushed cancelled thanks spoke speak speaking talked talking met meet sent send sending received receive passed pass mentioned
            """),
        (WordClass.Due, """
            try retry follow follow-up followup followups chase due remind again back deadline moved rescheduled postponed bumped pushed booked book scheduled schedule set arranged action confirmed
            pencilled diarised lined upcoming planned agreed revisit circle
            """),
        (WordClass.DueVerb, "call ring phone contact meet reach check email ping dial message text touch connect speak talk visit need send see catch act respond reply get meeting calling seeing speaking ringing visiting emailing"),
        (WordClass.Happened, """
            dated called met received referred introduced sent signed emailed texted since spoke thanked told took won lost closed asked contacted
            declined renewed installed visited messaged held was had went happened place gave got mailed posted passed given delivered presented phoned rang
            came arrived landed accepted agreed replied responded confirmed hired chose picked decided stayed passed said says wants made connected recommended dropped bought wrote talked caught chatted touched on's introduced
            """),
        (WordClass.SmallTalk, """
            good great big more exciting news update quick one heads up team all morning afternoon evening everyone folks guys update: fyi so just to let you know
            for the record note that please can could you yesterday today earlier last this that week night friday monday tuesday wednesday thursday saturday sunday on at
            hey hi hello ok okay awesome fantastic excellent brilliant lovely happy delighted pleased say report late entry my the a our
            """),
        (WordClass.Firm, "llc inc incorporated ltd limited corp corporation plc llp lp gmbh ag sarl pty lllp pllc holdings group"),
        (WordClass.Reason, """
            lost they they've they're they'd he he's he'd she she's she'd it it's their his her client customer company board boss budget budgets price prices pricing priced cost costs
            timing too no not never couldn't couldnt didn't didnt doesn't doesnt don't wouldn't wouldnt can't cant wasn't weren't isn't competitor competitors competition wrong bad poor
            new another had wanted preferred prefers got gone froze frozen cancelled canceled scrapped postponed management procurement legal leadership ceo cfo owner in-house inhouse funding acquired bankrupt there our
            went chose picked already happy nothing internal incumbent staying stayed stuck hired bought signed decided doing building built project merger layoffs cuts contract someone somebody apparently
            """),
        (WordClass.Correction, "sorry correction oops rather whoops apologies pardon"),
    ];

    /// <summary>Short forms that are read as another word.</summary>
    public static readonly (string Short, string Word)[] Aliases =
    [
        ("frm", "from"), ("src", "source"), ("prosp", "prospect"), ("btwn", "between"), ("gonna", "will"), ("gotta", "must"), ("rmd", "remind"), ("wk", "week"), ("wks", "weeks"), ("mo", "month"), ("qtr", "quarter"), ("yr", "year"), ("ppl", "people"), ("id", "i'd"), ("w", "with"), ("w/", "with"), ("abt", "about"), ("thru", "through"), ("u", "you"), ("ur", "your"), ("r", "are"), ("bc", "because"), ("b/c", "because"), ("cuz", "because"), ("coz", "because"), ("cos", "because"), ("lst", "last"), ("%", "percent"),
        ("thx'd", "thanked"), ("thxd", "thanked"), ("refferal", "referral"), ("refferral", "referral"), ("referal", "referral"), ("referall", "referral"), ("referel", "referral"), ("refferals", "referrals"), ("referals", "referrals"), ("mornin", "morning"), ("mtg", "meeting"), ("mtgs", "meetings"), ("appt", "appointment"), ("intro'd", "introduced"), ("introd", "introduced"), ("refd", "referred"), ("ref'd", "referred"),
        ("wanna", "want"), ("gimme", "give"), ("lemme", "let"), ("plz", "please"), ("pls", "please"), ("refs", "referrals"), ("recd", "received"), ("rec'd", "received"), ("rcvd", "received"),
        ("fwd", "forward"), ("msg", "message"), ("msgs", "messages"), ("msgd", "messaged"), ("e-mailed", "emailed"), ("ldrboard", "leaderboard"), ("tho", "though"), ("dont", "don't"), ("cant", "can't"), ("didnt", "didn't"), ("isnt", "isn't"), ("wasnt", "wasn't"),
        ("arent", "aren't"), ("werent", "weren't"), ("havent", "haven't"), ("hasnt", "hasn't"), ("hadnt", "hadn't"), ("wont", "won't"), ("couldnt", "couldn't"), ("shouldnt", "shouldn't"),
        ("wouldnt", "wouldn't"), ("doesnt", "doesn't"), ("im", "i'm"), ("ive", "i've"), ("hed", "he'd"), ("theyd", "they'd"), ("thats", "that's"), ("whats", "what's"), ("whos", "who's"), ("hows", "how's"), ("wheres", "where's"), ("shes", "she's"),
        ("theyre", "they're"), ("youre", "you're"), ("theyve", "they've"), ("weve", "we've"), ("its", "it's"), ("ill", "i'll"),
    ];

    /// <summary>Words after whose dot a sentence goes on.</summary>
    public static readonly string[] Abbreviations =
        ["st", "mr", "mrs", "ms", "dr", "prof", "jr", "sr", "approx", "no", "p.m", "a.m", "vs", "e.g", "i.e", "mt", "ft", "rev", "messrs", "smt", "mme", "c", "ca", "est", "dept", "univ"];

    /// <summary>What may stand after the dot of a firm's name: "Co. KG", "Pty. Ltd".</summary>
    public static readonly string[] LegalForms = ["kg", "kgaa", "ohg", "ag", "ltd", "limited", "inc", "llc", "llp", "plc", "corp"];

    /// <summary>Words after whose dot a sentence may end.</summary>
    public static readonly string[] ClosingAbbreviations = ["inc", "ltd", "co", "corp", "llc", "bros", "pty", "pte", "etc", "u.s", "u.k", "l.l.c", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"];
}
