namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Common English words, which in lower case are hardly ever somebody's name.</summary>
internal static class EverydayWords
{
    /// <summary>The words, with white space between.</summary>
    public const string List = """
        ability able absence absolutely accept access accident according account accurate achieve across act action active actual add address admit adult advance advantage
        advice afford afraid age agency ago agree agreement ahead aim air airport album alive allow almost alone along already alter although always amazing among amount analysis
        ancient anger angry animal anniversary announce annoy annual answer anxious anymore anyway anywhere apart apartment app apparent appeal appear apple application apply
        appointment appreciate approach approve area argue argument arm army arrange arrival arrive article aside asleep asset assist assistance assume assure attach attack
        attempt attend attention attitude attract audience aunt author authority average avoid await award aware away awful awkward baby background backup badge badly bag balance ball
        ban band bank bar barely base basic basis basket bath bathroom battery battle beach bear beat beautiful beauty become bed bedroom beer begin beginning behave behaviour behavior
        behind belief belong below belt bench benefit beside bet beyond bid bike birth birthday bit bite bitter blame blank blind block blood blow board boat body bomb bond bone bonus
        book boot border boring born borrow boss bother bottle bottom bowl box boy brain branch brave bread break breakfast breath breathe bridge brief briefing bright brilliant
        bring broad broken brother brush budget bug build building bunch burn bus bush business busy butter button buy buyer cable cake calculate calendar calm camera camp campaign
        cancer candidate capable capacity capital captain car carbon care career careful carpet carry case cash cat catch cause celebrate cell centre center central century certain
        certainly chain chair challenge champion chance change chapter character charge charger charity chart chat cheap cheaper cheat check cheese chemical chest chicken child children chip
        chocolate choice choose church cigarette circle circumstance citizen civil claim class classic clean clear clearly clever click clock cloth clothes cloud club coach coat code
        coffee cold collapse colleague collect collection college colour color column combine comfort comfortable command comment commercial commit committee common communicate
        community compare competition competitor competitors complain complaint complete completely complex computer concept concern concert conclude condition conduct conference confidence confident
        confirm conflict confuse confused confusing connect connection consider contain content contest context continue contract contrast contribute control conversation convince
        cook cookie cool copy corner corporate cost cotton couch council count counter country county couple courage course court cousin cover cow crack cram crash crazy cream create
        creative credit crew cricket crime crisis critical cross crowd crucial cry culture cup curious current currently curtain custom cut cycle dad daily damage dance danger
        dangerous dare dark data database dated daughter day dead deaf dear death debate debt decade decide decision deck declare decline deep deeply defeat defence defend define definitely
        degree delay delicious deliver delivery demand dentist depend deposit depressed describe desert deserve design desire desk despite destroy detail details determine develop
        device diary die diet differ difference different difficult difficulty dig dinner direct direction dirty disagree disappear disappoint disaster discount discover discuss
        discussion disease dish disk display distance divide divorce doctor document dog dollar door double doubt downtown draft drag drama draw dream dress drink drive driver drop
        drug dry dry-run due dull dust duty each earlier early earn earth ease easily east easy eat economy edge edit education effect effective efficient effort egg either elect election
        electric elevator else elsewhere embarrassed emergency emotion emotional employ employee employees employer empty enable encourage end ended ending enemy energy engage engine enjoy enormous
        enough ensure enter entire entirely entrance entry environment equal equipment error escape especially essay essential establish estate even evening event eventually evidence
        evil exact exactly exam examine example excellent except exchange excited exciting excuse exercise exist exit expand expect expense expensive experience expert explain explore
        express extra extreme extremely eye face fact factor factory fail failed fails failure fair fairly fake fall false familiar family famous fan fancy fantastic far farm fashion fast fat
        father fault favour favor favourite favorite fear feature fee feed feedback feel feeling feet female fence few field fight figure file fill film final finally finance find finding fine finger
        finish fire firm first fish fit fix flag flat flight floor flow flower flu fly focus fold folk folks follow food foot football force foreign forest forever forget form formal former
        forth fortune forward found foundation frame free freedom freeze frequent fresh fridge friend friendly friends front fruit fuel full fully fun function fund funny future gain game
        gap garage garden gas gate gather general generally generate gentle genuine giant girl girlfriend glad glass goal gold gone grab grade gradually grand grass grateful great greatly
        ground group grow growth guarantee guard guess guest guide guilty gun guy gym habit hair half hall hand handle hang happen happened happy hard hardly harm hat hate head headache health healthy
        hear heart heat heavy height hell helpful here hero hide high highly hill hire history hit hold hole holiday home honest honestly honey hook hope horrible horse hospital host hot
        hotel hour house housing however huge human humour hundred hungry hurry hurt husband ice idea ideal identify ignore ill illegal illness image imagine impact important impossible
        impress impressed improve include including income increase incredible indeed independent index indicate individual industry influence inform information initial injury insane
        inside insist install instance instead insurance intend interest interested interesting internal internet interview into invent invest invite invoice involve iron island issue
        item jacket jail jam jeans job join joint joke journey joy judge juice jump junior jury just keen key keys kick kid kids kill kilo kind kiss kitchen knee knife knock knowledge
        label lack ladder laptop large largely later laugh launch laundry law lawyer lay layer lazy leader leaf league lean learn lease least leather leave leaving lecture left leg legal lesson
        letter level library lie life lift light likely limit line link lip list listen literally little live lives load loan local location lock logic lonely long-term look loose lord lose loss lot
        lottery loud lovely lower luck lucky luggage lunch lung machine mad magazine magic mail main maintain major majority male mall manage management mankind manner many map
        market marriage married mass massive match matches mate material matter maximum maybe meal mean meaning means meanwhile measure meat media medical medicine medium member memory mental
        menu mess metal method middle midnight mild milk million mind mine minimum minor minute mirror miss missing mistake mix mixed mobile mode model modern mom moment money monitor
        mood moon moral more morning mostly mother motion motor mountain mouse mouth movie much mum murder muscle museum music mystery nail name narrow nation national natural nature near
        nearby nearly neat necessary neck negative neighbor neighbour neither nerve nervous net network news newspaper nice night nobody noise none noon normal normally north nose
        note noted nothing notice novel nuclear nurse object obvious obviously occasion occur odd offer office officer official often oil old once online onto open opera operate
        opinion opportunity option orange order ordinary organize origin original otherwise ought outcome outside oven overall owe owner pace pack package page pain paint pair pale panel
        panic pants paper parcel pardon parent parents park parking part participate particular partly partner party pass passed passion passport past path patience patient pattern pause pay payment
        payroll peace pen pencil penny people pepper percent perfect perfectly perform performance perhaps period permanent permission permit person personal persuade pet petrol phase
        phone photo photos phrase physical piano pick picture pictures piece pile pilot pin pink pipe pizza place plain plan plane planet plans plant plastic plate platform play played player pleasant pleasure
        plenty plus pocket poem point poison police policy polite political pool poor pop popular population port position positive possess possible possibly post pot potato potential
        pound power powerful practical practice praise pray prefer pregnant prepare present president press pressure pretend pretty prevent previous price pride primary print printer
        prior priority prison private prize probably problem problems procedure process produce product professional profit program programme progress project promote promotion proof proper
        properly property protect protest proud prove provide public pull pump punish purchase pure purple purpose purse push puzzle qualify quality quantity quarter queen question questions queue
        quick quickly quiet quit quite race radio raffle rail rain raise random range rapid rare rarely rate rather raw reach react read reader reading ready real realise realize really reason
        reasonable recall recent recently recipe recommend reduce refer reflect refuse regard region register regret regular reject relate relation relationship relative relatively relax release
        relevant relief religion rely remain remark remember remind remote remove rent repair repeat replace reply report request require rescue research reserve resist resort resource respect respond response
        responsible rest restaurant restroom result results retail retire return reveal review reward rid ride right ring rise risk river road rock role roll roof room rooms root rope rough round route
        routine row royal rub rubbish rude rugby ruin rule rules run running rush sad safe safety sail salad salary sale sales salt same sand sandwich satisfy sauce save saw scale scared scene schedule scheme
        school science scope score scratch scream screen script sea search season seat second secret secretary section sector secure security seed seek seem seems seen select sell senior sense
        sensible sensitive sentence separate series serious seriously serve server service session settle several severe sex shade shake shame shape share sharp sheet shelf shell shift shine ship
        shirt shock shoe shoes shoot shop shopping shot shoulder shout show shower shut shy sick side sight sign signal silly silver similar simple simply since sing single sink sir sister sit site
        situation size skin sleep slide slight slightly slip slow slowly smart smell smile smoke smooth snow social society sock soft software soil solid solution solve somebody somehow
        something sometimes somewhere son song soon sorry sort soul sound soup source south space spare speak special specific speech speed spell spend spirit spite split spoil sport sports spot
        spread spring staff stage stair stairs stand standard stare start state statement station status stay steal step stick still stock stolen stomach stop store storm story stove straight strange
        stranger strategy stream street strength stress stretch strict strike string strip strong structure struggle student studio study stuff stupid style subject succeed success successful such sudden
        suddenly suffer sugar suggest suggestion suit suitable summary sun supper supply support suppose sure surely surface surgery surprise surprised surround survey survive suspect sweet swim
        switch system systems table tail take talent talk tall tank tape target task taste tax taxi tea teach teacher team tear tech technical technology teeth telephone television tell temperature temporary
        tend tennis tense term terms terrible terribly test text thank theatre theme theory therefore thick thin thing think thirsty thought thousand threat throat through throughout throw ticket tickets tie tight till
        tiny tip tired title toast today toe together toilet tomorrow tone toner tongue tonight tooth top topic total totally touch tough tour tourist toward towel tower town toy track trade tradition
        traffic train training transfer transport trap travel treat treatment tree trial trick trip tropical trouble trousers truck true truly trust truth try trying tube tune turn tv twice type typical ugly
        ultimate umbrella unable uncle understand uniform union unique unit unite universe university unknown unless unlikely unusual upper upset upstairs urgent use used useful user usual usually vacation valid
        valuable value van variety various vast vegetable vehicle version victim victory video view village violence visit visitor visual vital voice volume volunteer vote wage waist wait waiting wake
        walk wall wallet want war warm warn warning wash waste watch water wave way weak wealth weapon wear weather web website wedding weekend weigh weight weird welcome well west wet whatever wheel
        whenever whereas wherever whether while whisper white whole wide wife wifi wild willing win wind window wine winner winter wire wise wish within without woman women wonder wonderful wood wooden word words work worked
        worker working works world worried worry worse worst worth wow wrap write writer writing wrong yard yeah year yellow yesterday yet young youth zero zone
        bad badly boxes helpdesk hr it sdr password laptop desktop keyboard monitor outage reboot update updates upgrade upgraded login log-in sign-up folder spreadsheet slides deck agenda offsite onsite standup stand-up retro sprint
        huddle canteen cafeteria kitchenette fridge microwave thermostat elevator lobby receptionist janitor mailroom badge badges lanyard expense expenses timesheet reimbursement onboarding hiring recruiter
        quote quotes demo demos pricing proposal contract renewal tender bid invoice invoices order orders shipment deliveries backlog backlogs tickets ticket crm erp saas dashboards dashboard
        upcoming recent prior next previous latest newest oldest biggest smallest fastest slowest cheapest nicest kindly nicely recently sadly luckily unfortunately fortunately finally lately ended
        breakdowns downtime uptime costs savings numbers figures errors complaints returns waste turnover overtime injuries accidents scrap leaks outages calls visits emails hours days weeks months
        racking tanks tanker tested testing contracted compacted collected corrected locking lockers diner expert experts premise premises torch torches ladder ladders loader loaders statue rewind profit profits relieved
        booth stand stall bookkeeping audit audits audited compliance payroll printer printers copiers copier lease leases fleet trucks vans valves pumps doors roofs windows panels solar heater heaters boiler boilers
        """;
}
