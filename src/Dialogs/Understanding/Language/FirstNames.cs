namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Common first names of many countries that are no other word; names that are words too stand in <see cref="Words"/>.</summary>
internal static class FirstNames
{
    /// <summary>The names, with white space between.</summary>
    public const string List = """
        aaliyah aarav aaron abdul abdullah abe abel abena abhishek abigail ada adaeze adam adebayo adel aditi aditya agnieszka agus ahmed ahmet aidan aiden ailsa
        aisha aisling aisyah ajay akash akiko akira akosua akram akshay al alan alana alasdair albert alden aldo alec alejandro aleksander aleksei alessandro alex
        alexander alexei alexis alfie alfred algernon ali alice alison alistair allan allen allison alma alon alyssa ama amal amanda amara amber amelia amelie amina
        amir amira amit amita amos amy ana ananya anastasia anders andre andrea andrei andres andrew andrzej angela angelica angelina angelo angharad angie angus anh
        anika aniket anil anita anja anjali anke ankit ann anna annabel annabelle anne anneliese annette annie annika anthony antoine anton antonella antonia antonio
        anupam anuradha aoife aparna archie ariana ariel arif arjun arlene armando arne arnold aroha arthur artie arturo arun aruna arvind asha asher ashish ashley
        ashok ashton ashwin astrid aubrey audrey augustus aurelie aurora ava avery avi avinash avraham axel ayelet ayman ayse ayu ayumi aziz azlan azman babajide
        babs bambang bao barbara barbora barnaby barney barry bart bartek bashir bastian bea beata beate beatriz beau becca becky belinda ben benedict bengt benjamin
        benny benoit bernadette bernard bernd bernice bernie bert bertha bess beth bethan bethany bettina betty beverley beverly bhavna bianca bilal billy birgit
        birgitta bjorn blair blake bobby bogdan bola bonnie boris brad bradford bradley brady brandi brandon breanna brenda brendan brent brett brian briana brice
        bridget britt britta brittany brock bronwen bruce bruna bruno bryan bryce bryson budi burak burt byron caio caitlin caleb callum calvin cameron camila
        camille candace candice caoimhe carey carina carissa carl carla carlo carlos carlton carly carmel carmen carol caroline carolyn carrie carson carsten carys
        casey cassandra cassie catalina catherine cathy catriona cecil cecilia cedric celia celine cem cerys cesar chad chaim chandler chandra chantal chantelle chao
        charlene charles charley charlie charlotte charu chau chen cheri cherie cheryl chester chiamaka chiara chidi chiharu chika chinedu chinwe chloe chris christa
        christie christina christine christof christophe christopher christy chukwu chul chun cian ciara ciaran cindy claire clara clarence clarissa clark claud
        claudette claudia clayton clement cleo clifford clifton clint clinton clive clodagh clyde cody colby colette colin collin connie connor conor conrad
        constance consuelo cordelia corey cormac cornelia cornelius courtney craig cristian cristina cuong curt curtis cynthia cyril cyrus dafna dag dagny daichi
        daisuke dalia dalton damian damien damon dan dana danica daniel daniela danielle danny dante danuta daphne darcy daria darius dariusz darlene darnell darren
        darryl daryl dave david davide davina dawson dayo deana deanna deanne deb debbie deborah debra declan dee deena deepak deirdre delia della delores delphine
        demetrius dena denis denise deniz dennis denny derek derrick deshawn desiree desmond dev devika devin dewi dexter dhruv dian diana diane dianna dianne
        diarmuid diego dieter dillon dina dinesh diogo dirk divya dixie dmitri dmitry dolly dolores dominic dominick dominika donal donald donna donovan dora doreen
        dorian doris dorothea dorothy dot doug douglas dov duane duc duncan dung dustin dwayne dwight dylan eamon earl ebele ebenezer eberhard ebony ebru ed eddie
        edgar edith edmond edmund edna eduardo edward edwin edwina effie efua egil eileen eilidh eimear einar eitan ekaterina eko elaine eleanor elena eli elias elif
        elijah elisa elizabeth elke ella ellie elliot elliott ellis elmer elmo elodie eloise elsa elsie elton elvira elvis emanuel emeka emerson emery emi emil emile
        emilie emilio emily emma emmanuel emmett emre emrys enid enoch enrique enzo eoin erhard eric erica erick erik erika erin ernest ernesto ernie ernst errol
        ervin esme esmeralda esmond esperanza esteban estelle ester esther ethan ethel etienne eugene eugenia eun-ji eunice eva evan evangeline evelyn everett evgeny
        evie ewa ewald ewan eyal ezekiel ezra fabian fabien fabio fadi faisal fang fanny farah farhan farid faridah fatih fatima faye federica federico felicia
        felicity felipe felix femi ferdinand fergus fern fernanda fernando ffion fidel filippo finlay finley fiona fitri fletcher flo flora florence florian floyd
        forrest frances francesca francisco franco francois frankie franklin franz fraser fred freda freddie freddy frederic frederick freja freya frida frieda
        friedrich fritz fumiko funmi fyodor gabby gabe gabriel gabriela gabrielle gael gail galen galina gareth garrett garry garth gary gaurav gauri gavin gbenga
        geeta gemma gena genevieve geoff geoffrey george georgette georgia georgie georgina geraint gerald geraldine gerard gerardo gerda gerhard geri germaine gerry
        gertrude ghada giang gianni gideon gilbert gilberto gina ginny giorgio giovanni girish gisela giselle giulia gladys glenda glenn glenna glinda gloria godfrey
        goldie goncalo gonzalo gopal gordon grace grady graham grainne greer greg gregg gregory greta gretchen griffin grigori grover grzegorz guadalupe gudrun
        guillaume guillermo guinevere gunilla gunnar gunther guo gus gustavo gwen gwendolyn gwyneth haakon habib hadar hadi hadley hae-won hafiz hai hailey hakan hal
        halim halina hallie hamid hamilton hamish hammond hamza hana hanh hani hank hannah hanne hans hao harish harley harmon harold harriet harris harrison harry
        harsh hartmut haruka haruki harvey hassan hattie hayden hayley haziq heather hector heidi heike heinrich heinz helen helena helene helga helle helmut hemant
        hemi hendra henrietta henrik henrique henry herb herbert herbie herman hernan herschel hideki hieu hilary hilda hillary hine hiram hiro hiroko hiroshi hitomi
        hoa hoang hollis holly homer horace horatio horst howard howie hua hubert hugh hugo hugues hui humphrey huong hussein huw huy huyen hyun hyun-woo ian ibrahim
        ichabod ida idris ieuan ifeoma ignacio ignatius igor ike ikenna ilan ilaria ilse imani imelda imogen imogene imran indah indira inez inga inger ingrid ingvar
        inmaculada iona ira irene irina irma irvin irving irwin isaac isabel isabella isabelle isadora isaiah ishaan isiah iskandar isla ismael ismail isobel itai
        ivan ivor iwan iwona izzy jacek jacinta jackie jackson jaclyn jacob jacqueline jada jadwiga jaime jake jamal james jamie jamila jana jane janelle janessa
        janet janette janice janie janine janusz jared jarrett jarvis jasmin jasmine jason jasper javier javon jaya jayden jayne jean jean-luc jean-pierre jeanette
        jeanne jeannette jeannie jed jeff jefferson jeffery jeffrey jemima jen jenna jennie jennifer jenny jens jerald jeremiah jeremy jeri jermaine jerome jerry
        jerzy jesper jess jesse jessica jessie jesus ji-hoon ji-young jia jian jide jie jill jillian jimmie jimmy jin jin-woo jing jo joachim joan joana joann joanna
        joanne joao joaquim joaquin jocelyn jochen jodi jodie jody joe joel joelle joey johan johanna john johnny jolene jon jonah jonas jonathan jonathon joon
        jordan jorg jorge jorgen jose jose-luis josef josefina joseph josephine joshua josiah josie joyce juan juanita judd jude judi judith judy julia julian
        juliana julianne julie juliet juliette julio julius junko jurgen justin justine justyna jutta jyoti kahu kai kaitlyn kamal kamil kang kaori kara karan karen
        kari karim karin karina karl karl-erik karl-heinz karla karol karthik karyn kasey kassandra katarzyna kate katelyn katharine katherine kathie kathleen
        kathryn kathy katie katja katrin katrina katy kavita kaye kayla kayleigh kazuki kazuo kealoha keanu keegan keenan keiko keira keisha keith kelley kelli
        kellie kelly kelsey kelvin kemal kendall kendra kendrick kenji kennedy kenneth kenny kenta kermit kerri kerry kerstin ketut kevin khadija khairul khalid
        khanh kiara kieran kim kimberley kimberly kip kira kiran kirby kiri kirill kirk kirsten kirsty kishore kitty kjell klaus kofi koji kojo konstantin krishna
        krista kristen kristi kristie kristin kristina kristine kristopher kristy kriti krystal krystyna krzysztof ksenia kumiko kurt kurtis kwabena kwame kwesi kyla
        kyle kylie kyung lacey lachlan laila lakshmi lalit lamar lan lana lancelot landon lara larisa larissa larry lars lasse lata latasha latif latisha latoya
        laura laurel lauren laurent lauri laurie lavinia lawrence lawson layla leah leandro leann leanne lech leif leigh leila leilani leland lemuel lena lennart
        lenny lenore leo leon leona leonard leonardo leonid leonor leopold lerato leroy lesley leslie lester leta leticia levi lewis lex lexie li liam liat libby
        lidia lila lillian lily lin linda lindiwe lindsay lindsey linh linnea linus lionel lior lisa lisbeth liu liz lizzie lizzy lloyd logan lois lola lonnie loren
        lorena lorenzo loretta lori lorna lorne lorraine lothar lottie lou louie louis louisa louise lowell luana luanne luc luca lucas lucia lucian luciana lucie
        lucille lucinda lucius lucy ludmila luella luis lukasz luke lulu luther lutz lydia lyle lynda lynette lynn lynne lynnette mabel mable maciej mack mackenzie
        maddie maddison madeleine madeline madge madhav madhu madison mads mae maeve magda magdalena maggie magnus mahesh mahmoud maja makana makoto maksim
        malgorzata malik mallory mami mamie manaia mandi mandy manfred manish manny manoj mansour manuel mara marc marcel marcella marcelo marci marcia marcin marco
        marcus marcy marek margaret margaux margie margot margret marguerite mari maria mariah mariam marian mariana marianne maribel maricela marie marietta mariko
        marilyn marina mario marion marisa marisol marissa marit mariusz marjorie marla marlene marlies marlin marlon marlowe marnie marquis marsha marta martha
        martin martina marty marv marvin marwan mary maryann maryanne marybeth maryjane marylou masako masao mateo mateusz matheus mathew mathieu mathilde matilda
        mats matt matteo matthew matthias mattie maude maura maureen maurice mauricio mauro mavis max maxime maxine maxwell maya mayank mayumi mckenna meagan meena
        meenakshi meera meg megan megha megumi mehmet mei mei-ling mel melanie melba melinda melissa melva melvin mercedes mereana meredith merle merlin merrill
        mervin meryl mette mhairi mia micah michael michal micheal michelle michiko mickey miguel mika mikael mikayla mikhail mikkel mildred milena millicent millie
        milly milo milton min-ji min-jun mina mindy minerva ming minnie miranda miriam miroslav mitch mitchell mitsuko mitzi moe mohammed mohan mohit moira mollie
        molly mona monica monika monique montgomery monty morag morgan morris mort morten mortimer moshe mourad muhammad mukesh munir murat murdo muriel murray
        mustafa myles myra myron myrtle nabil nadav nadia nadine nan nancy nandi nandini nanette nannie naoki naoko naomi naresh nasser nat natalia natalie natasha
        nate nathalie nathan nathaniel naveen nazri ned neha nehemiah neil nell nellie nelson nettie neville newton nga ngaire ngoc ngozi nguyen nhung nia niamh
        nicholas nichole nickolas nicky nicola nicolas nicole nicolette niels nigel nikhil nikita nikki nikolai nikolas nilesh nils nina nisha nita nitin nkechi
        nneka noa noah nobu noel noelani noeleen noelle nola nomsa nona noor nora norbert noreen noriko norm norma norman norris nur nurul obi obinna octavia octavio
        odette ofer oisin oksana ola olaf oleg olga oliver olivia olivier ollie oluwaseun omar onur onyeka opal ophelia oprah oren orla orville osborne oscar osman
        oswald otis otto owain owen pablo paddy padma padraig paloma pam pamela pankaj paola paolo parth pascal patrice patricia patricio patrick patsy patti patty
        paul paula paulette pauline paulo pavan pavel pawel paxton payton pedro peggy penelope percival percy pernille perry pete peter petr petra peyton phil
        philbert philip philippa philippe phillip phoebe phuong phyllis pierce piero pierre piers pilar piotr pippa piyush polly pooja poppy portia prakash pranav
        prashant pratik praveen preeti prem preston priscilla priya prudence purnima putu qiang qing quan quang quentin quincy quinn quinton quynh rachael rachel
        rachelle rachna radek radha raelene rafael rafaela rafal rafe raghav rahul rainer raisa raj raja rajan rajeev rajendra rajesh rakesh ralf ralph ramesh rami
        ramiro ramon ramona ramsay ramsey randal randall randi randolph rangi rania ranjit raphael raquel rashid rashmi rasmus raul ravi ravindra raymond raymundo
        reagan reba rebecca rebekah reece reem reena reese regan reggie regina reginald regis rei reilly reinaldo reinhard rekha remy rena renan renata renate rene
        renee renu reuben rex rey reyna rhett rhiannon rhoda rhonda rhys ricardo richard richie rick ricky rigoberto rikki riley rita ritu rivka riya rizki robbie
        robby robert roberta roberto robyn rocco rochelle rocio rod roddy roderick rodney rodrigo rogelio roger rohan rohit roisin roland rolando rolf romain roman
        romeo ron rona ronald ronan ronen rong ronnie rory rosa rosalie rosalind rosalyn rosanna rosario roscoe rosemarie roshni rosie roslyn rosmah ross rowan
        roxana roxanne roxy roy royce ruben rudiger rudy rufus rui runar rupert ruslan russell ruth ryan ryder ryo ryszard saad sabine sabrina sachiko sachin sadie
        sahil sakura salim sally salma salvador salvatore sam samantha sameer sami samir samira sammy samuel sandeep sandra sandy sanford sangeeta sanjay santiago
        saoirse sapna sara sarah sarai sarita satish satoshi saul sayuri scarlett scott sean sebastian sebastien seema selena selim selin selma seo-yeon serena
        sergei sergio serkan seth seung seymour shahrul shai shalini shan shane shanice shannon shanti sharad shari sharlene sharon sharron shashi shaun shawn shawna
        sheela sheila shelby sheldon shelia shelley sheri sherri sherrie sherry shigeru shilpa shinji shira shirlene shirley shivani shlomo shota shreya shruti shu
        shubham sian sibyl sid siddharth sidney signe sigrid silas silke silvia simon simone sinead siobhan sipho siti slawomir sneha sofia soledad solene solveig
        sonal sonali sonia sonja sonya soo soo-jin sophia sophie soren sota spencer sri srinivas stacey stacy stan stanislav stanislaw stanley stefan stefania
        stefanie stefano steffen stella stellan stephan stephane stephanie stephen steve steven stewart stina struan stuart subhash sudha sudhir sue sulastri sumit
        sung sunil sunita sunniva suresh surya susan susannah susanne sushma suzanne suzette svein sven svenja svetlana swati sybil syd sylvia sylvie tabitha tadeusz
        tadhg takashi takeshi talia tama tamar tamara tamika tammi tammy tane tania tanvi tanya tao tara tariq taro tarun tasha tatiana tatum ted tejas tendai teresa
        terrence terri terry tess tessa tetsuya thabo thad thandi thanh thao thea thelma theo theodore theresa thi thiago thibault thierry thomas thorsten thuy tia
        tiago tiffany tilly tim timmy timothy tina tobias tobin toby tod todd tolga tom tomas tomasz tommy tomoko toni tony tonya tor torbjorn tori torsten toshi
        tove tracey tracie tracy tran trang travis trent trevor trina trine trinh trish trisha tristan troy trudy trupti tuan tunde tuyen tyra tyrone tyson uche uday
        udo ufuk ulf ulla ulrich ulysses uma ursula usha ute uwe vadim vaibhav val valentina valerie vanessa varun vasily vaughn velma vera vern verna veronica
        veronique vic vicki vickie victor victoria vidar vidya viet vijay vikram viktor vimal vinay vince vincent vincenzo vinh vinny vinod virgil virginia vishal
        vitor vivek vivian vivien vlad vladimir volker wahyu waldo walid wally walt walter wanda wanjiru warner warren wayan wayne wei wen wendall wendell wendi
        wendy werner wes weston whitney wiktor wilbur wilfred willa willard william willie wilma wilson winifred winston wiremu witold wojciech wolfgang wyatt xander
        xavier xia xiang xiao ximena xin xiomara xiu xuan yaakov yael yair yan yana yann yanti yash yasmin yasmine yasser yasuo yaw yelena ying yitzhak yoav yogesh
        yoko yolanda yong yoshi yossi young-ho youssef yuan yue yuki yuko yulia yumi yun yuna yuri yusra yusuf yuta yvan yves yvette yvonne zachariah zachary zack
        zahra zain zainab zainal zanele zbigniew zelda zeynep zhen zheng zhi ziv zoe zofia zola zul zuri zuzanna
        """;
}
