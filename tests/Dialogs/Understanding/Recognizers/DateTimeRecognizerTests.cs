using NodaTime;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

public sealed class DateTimeRecognizerTests
{
    [Theory]
    [InlineData("ring her today", "[today] date 2026-03-04")]
    [InlineData("quote due tmrw", "[tmrw] date 2026-03-05")]
    [InlineData("the day after tomorrow suits", "[the day after tomorrow] date 2026-03-06")]
    [InlineData("we met the day before yesterday", "[the day before yesterday] date 2026-03-02")]
    [InlineData("lunch Friday", "[Friday] date 2026-02-27; 2026-03-06")]
    [InlineData("wednesday works", "[wednesday] date 2026-02-25; 2026-03-04")]
    [InlineData("call next Friday", "[next Friday] date 2026-03-13")]
    [InlineData("saw him last tuesday", "[last tuesday] date 2026-02-24")]
    [InlineData("this coming Monday please", "[this coming Monday] date 2026-03-09")]
    [InlineData("Tuesday of last week", "[Tuesday of last week] date 2026-02-24")]
    [InlineData("next week, Thursday", "[next week, Thursday] date 2026-03-12")]
    [InlineData("Friday the 13th", "[Friday the 13th] date 2026-03-13")]
    [InlineData("Fri 3/13", "[Fri 3/13] date 2025-03-13; 2026-03-13")]
    [InlineData("by Nov 3rd, 2026", "[by Nov 3rd, 2026] daterange ..2026-11-03")]
    [InlineData("the third of November", "[the third of November] date 2025-11-03; 2026-11-03")]
    [InlineData("9 Mar 26", "[9 Mar 26] date 2026-03-09")]
    [InlineData("Feb 29 was odd", "[Feb 29] date 2024-02-29; 2028-02-29")]
    [InlineData("Feb 30 never comes", "[Feb] daterange 2026-02-01..2026-03-01; 2027-02-01..2027-03-01")]
    [InlineData("on the 18th", "[the 18th] date 2026-02-18; 2026-03-18")]
    [InlineData("the 2nd of next month", "[the 2nd of next month] date 2026-04-02")]
    [InlineData("12-May-2026", "[12-May-2026] date 2026-05-12")]
    [InlineData("2026-05-12", "[2026-05-12] date 2026-05-12")]
    [InlineData("first Monday of next month", "[first Monday of next month] date 2026-04-06")]
    [InlineData("the last business day of the quarter", "[the last business day of the quarter] date 2026-03-31")]
    [InlineData("in 3 weeks", "[in 3 weeks] date 2026-03-25")]
    [InlineData("a fortnight ago", "[a fortnight ago] date 2026-02-18")]
    [InlineData("10 business days from today", "[10 business days from today] date 2026-03-18")]
    [InlineData("two days after Easter", "[two days after Easter] date 2026-04-07")]
    [InlineData("on Thanksgiving 2026", "[Thanksgiving 2026] date 2026-11-26")]
    [InlineData("Christmas Eve", "[Christmas Eve] date 2025-12-24; 2026-12-24")]
    public void Reads_days(string text, string expected) => Assert.Equal(expected, Shown.Times(text));

    [Theory]
    [InlineData("at 4", "[at 4] time 04:00:00; 16:00:00")]
    [InlineData("4.15pm", "[4.15pm] time 16:15:00")]
    [InlineData("7 a.m. sharp", "[7 a.m.] time 07:00:00")]
    [InlineData("17:45", "[17:45] time 17:45:00")]
    [InlineData("half past nine", "[half past nine] time 09:30:00; 21:30:00")]
    [InlineData("quarter to eight at night", "[quarter to eight at night] time 19:45:00")]
    [InlineData("by noon", "[by noon] timerange ..12:00:00")]
    [InlineData("2pm or later", "[2pm or later] timerange 14:00:00..")]
    [InlineData("9 to 11am", "[9 to 11am] timerange 09:00:00..11:00:00")]
    [InlineData("from 11 to 1pm", "[from 11 to 1pm] timerange 11:00:00..13:00:00")]
    [InlineData("late afternoon", "[late afternoon] timerange 14:00:00..16:00:00")]
    [InlineData("tomorrow at 3", "[tomorrow at 3] datetime 2026-03-05 03:00:00; 2026-03-05 15:00:00")]
    [InlineData("3pm on Friday", "[3pm on Friday] datetime 2026-02-27 15:00:00; 2026-03-06 15:00:00")]
    [InlineData("next tues 3pm", "[next tues 3pm] datetime 2026-03-10 15:00:00")]
    [InlineData("8 tonight", "[8 tonight] datetime 2026-03-04 20:00:00")]
    [InlineData("2026-04-01T09:30:00", "[2026-04-01T09:30:00] datetime 2026-04-01 09:30:00")]
    [InlineData("in 45 minutes", "[in 45 minutes] datetime 2026-03-04 10:45:00")]
    [InlineData("an hour and a half ago", "[an hour and a half ago] datetime 2026-03-04 08:30:00")]
    [InlineData("tomorrow morning", "[tomorrow morning] datetimerange 2026-03-05 08:00:00..2026-03-05 12:00:00")]
    [InlineData("Thursday evening next week", "[Thursday evening next week] datetimerange 2026-03-12 16:00:00..2026-03-12 20:00:00")]
    [InlineData("Monday 2-3pm", "[Monday 2-3pm] datetimerange 2026-03-02 14:00:00..2026-03-02 15:00:00; 2026-03-09 14:00:00..2026-03-09 15:00:00")]
    [InlineData("tomorrow before 5pm", "[tomorrow before 5pm] datetimerange ..2026-03-05 17:00:00")]
    [InlineData("last 15 minutes", "[last 15 minutes] datetimerange 2026-03-04 09:45:00..2026-03-04 10:00:00")]
    [InlineData("from 2pm tomorrow to 3pm Friday", "[from 2pm tomorrow to 3pm Friday] datetimerange 2026-03-05 14:00:00..2026-03-06 15:00:00")]
    [InlineData("eod tomorrow", "[eod tomorrow] datetime 2026-03-05 23:59:59")]
    public void Reads_times(string text, string expected) => Assert.Equal(expected, Shown.Times(text));

    [Theory]
    [InlineData("won this month", "[this month] daterange 2026-03-01..2026-04-01")]
    [InlineData("deals in February", "[February] daterange 2026-02-01..2026-03-01; 2027-02-01..2027-03-01")]
    [InlineData("Q4 numbers", "[Q4] daterange 2025-10-01..2026-01-01; 2026-10-01..2027-01-01")]
    [InlineData("second quarter of 2025", "[second quarter of 2025] daterange 2025-04-01..2025-07-01")]
    [InlineData("2024-q3", "[2024-q3] daterange 2024-07-01..2024-10-01")]
    [InlineData("H1 2026", "[H1 2026] daterange 2026-01-01..2026-07-01")]
    [InlineData("FY26 target", "[FY26] daterange 2026-01-01..2027-01-01")]
    [InlineData("YTD revenue", "[YTD] daterange 2026-01-01..2026-03-04")]
    [InlineData("so far this quarter", "[so far this quarter] daterange 2026-01-01..2026-03-04")]
    [InlineData("last 30 days", "[last 30 days] daterange 2026-02-02..2026-03-04")]
    [InlineData("next 5 business days", "[next 5 business days] daterange 2026-03-05..2026-03-12")]
    [InlineData("the past two quarters", "[the past two quarters] daterange 2025-07-01..2026-01-01")]
    [InlineData("since last Monday", "[since last Monday] daterange 2026-02-23..")]
    [InlineData("since January", "[since January] daterange 2026-01-01..; 2027-01-01..")]
    [InlineData("before June?", "[before June] daterange ..2025-06-01; ..2026-06-01")]
    [InlineData("by end of quarter", "[by end of quarter] daterange ..2026-04-01")]
    [InlineData("no later than 5/1/2026", "[no later than 5/1/2026] daterange ..2026-05-01")]
    [InlineData("from March to May", "[from March to May] daterange 2025-03-01..2025-05-01; 2026-03-01..2026-05-01")]
    [InlineData("Nov 3-5", "[Nov 3-5] daterange 2025-11-03..2025-11-05; 2026-11-03..2026-11-05")]
    [InlineData("1/5-2/15/2026", "[1/5-2/15/2026] daterange 2026-01-05..2026-02-15")]
    [InlineData("2023-2025", "[2023-2025] daterange 2023-01-01..2025-01-01")]
    [InlineData("Mon-Fri", "[Mon-Fri] daterange 2026-03-02..2026-03-06")]
    [InlineData("the last week of May 2026", "[the last week of May 2026] daterange 2026-05-25..2026-06-01")]
    [InlineData("2 weeks starting April 6", "[2 weeks starting April 6] daterange 2026-04-06..2026-04-20")]
    [InlineData("the week of April 8", "[the week of April 8] daterange 2025-04-07..2025-04-14; 2026-04-06..2026-04-13")]
    [InlineData("the rest of the week", "[the rest of the week] daterange 2026-03-04..2026-03-09")]
    [InlineData("Labor Day weekend 2026", "[Labor Day weekend] daterange 2025-08-30..2025-09-02; 2026-09-05..2026-09-08 [2026] daterange 2026-01-01..2027-01-01")]
    public void Reads_periods(string text, string expected) => Assert.Equal(expected, Shown.Times(text));

    [Theory]
    [InlineData("half an hour", "[half an hour] duration 1800")]
    [InlineData("2 hrs 15 mins", "[2 hrs 15 mins] duration 8100")]
    [InlineData("a couple of weeks", "[a couple of weeks] duration 1209600")]
    [InlineData("every day at 9am", "[every day at 9am] set T09")]
    [InlineData("every Friday at 4:30pm", "[every Friday at 4:30pm] set XXXX-WXX-5T16:30")]
    [InlineData("weekly on Mondays", "[weekly on Mondays] set XXXX-WXX-1")]
    [InlineData("every other week", "[every other week] set P2W")]
    [InlineData("weekdays at 8", "[weekdays at 8] set P1BDT08")]
    [InlineData("9am every weekday", "[9am every weekday] set P1BDT09")]
    [InlineData("Tuesday afternoons", "[Tuesday afternoons] set XXXX-WXX-2TAF")]
    [InlineData("bi-weekly", "[bi-weekly] set P2W")]
    [InlineData("the 5th of every month", "[the 5th of every month] set XXXX-XX-05")]
    public void Reads_lengths_and_repetition(string text, string expected) => Assert.Equal(expected, Shown.Times(text));

    [Theory]
    [InlineData("Dana may sign soon")]
    [InlineData("may I call her?")]
    [InlineData("this may or may not close")]
    [InlineData("May Chen called")]
    [InlineData("Jan Novak from Prague")]
    [InlineData("jan novak sent it")]
    [InlineData("got it from june park")]
    [InlineData("March Madness tickets")]
    [InlineData("Julian and Augusta")]
    [InlineData("the march downtown")]
    [InlineData("we support 24/7")]
    [InlineData("a 1:1 with Kim")]
    [InlineData("ticket ABC-2026-1187")]
    [InlineData("order 2026-1187")]
    [InlineData("3M and 7-Eleven")]
    [InlineData("the Monday.com deal")]
    [InlineData("second floor, first door")]
    [InlineData("call 415-555-0100 x23")]
    [InlineData("worth $2000")]
    [InlineData("sat with them, sun was out")]
    [InlineData("good morning!")]
    [InlineData("50/50 odds, 12% off, v2.5")]
    [InlineData("two to four people")]
    [InlineData("he will mark it")]
    public void Leaves_what_is_no_time(string text) => Assert.Equal("", Shown.Times(text));

    [Theory]
    [InlineData("3/4/2026", "[3/4/2026] date 2026-04-03")]
    [InlineData("on 3/4", "[3/4] date 2025-04-03; 2026-04-03")]
    [InlineData("12/30/2026", "[12/30/2026] date 2026-12-30")]
    [InlineData("7 May at half nine", "[7 May at half nine] datetime 2025-05-07 09:30:00; 2026-05-07 09:30:00; 2025-05-07 21:30:00; 2026-05-07 21:30:00")]
    [InlineData("a week on Friday", "[a week on Friday] date 2026-03-13")]
    [InlineData("Friday week", "[Friday week] date 2026-03-13")]
    [InlineData("2026-04-03", "[2026-04-03] date 2026-04-03")]
    public void Reads_the_british_way(string text, string expected) => Assert.Equal(expected, Shown.Times(text, Culture.EnglishUnitedKingdom));

    [Theory]
    [InlineData("Friday", "None 2026-02-27 | 2026-03-06")]
    [InlineData("Wednesday", "None 2026-03-04 | 2026-03-11")]
    [InlineData("Mar 4", "None 2026-03-04 | 2026-03-04")]
    [InlineData("12/30", "None 2025-12-30 | 2026-12-30")]
    [InlineData("next Friday", "None 2026-03-13 | 2026-03-13")]
    [InlineData("Friday at 3", "None 2026-02-27 15:00 | 2026-03-06 15:00")]
    [InlineData("tomorrow at 9", "None 2026-03-05 09:00 | 2026-03-05 09:00")]
    [InlineData("tomorrow morning", "None 2026-03-05 | 2026-03-05 Morning")]
    [InlineData("by eod Friday", "Until 2026-02-27 | 2026-03-06 EndOfDay")]
    [InlineData("last 30 days", "None 2026-02-03..2026-03-04 | 2026-02-03..2026-03-04")]
    [InlineData("since Monday", "Since 2026-03-02 | 2026-03-09")]
    [InlineData("ytd", "None 2026-01-01..2026-03-04 | 2026-01-01..2026-03-04")]
    [InlineData("March", "None 2026-03-01..2026-03-31 | 2026-03-01..2026-03-31")]
    [InlineData("Q1", "None 2026-01-01..2026-03-31 | 2026-01-01..2026-03-31")]
    [InlineData("Q2", "None 2025-04-01..2025-06-30 | 2026-04-01..2026-06-30")]
    [InlineData("from March to May 2026", "None 2026-03-01..2026-05-31 | 2026-03-01..2026-05-31")]
    [InlineData("by end of next week", "Until 2026-03-13 | 2026-03-13")]
    [InlineData("by eoq", "Until 2026-03-31 | 2026-03-31")]
    [InlineData("eow", "None 2026-03-06 | 2026-03-06")]
    [InlineData("later this week", "None 2026-03-05..2026-03-08 | 2026-03-05..2026-03-08")]
    [InlineData("asap", "None - | -")]
    [InlineData("tomorrow 2 to 4", "None 2026-03-05 14:00-16:00 | 2026-03-05 14:00-16:00")]
    public void Knows_what_is_meant_looking_back_and_ahead(string text, string expected) => Assert.Equal(expected, Shown.Meant(text));

    [Fact]
    public void Tells_how_something_repeats()
    {
        var resolution = Assert.Single(new DateTimeRecognizer(Culture.EnglishUnitedStates).Recognize("every mon, wed and fri at 8:30", Shown.Now)).Resolution;

        Assert.Equal(
            (TimeUnit.Week, 1m, "Monday Wednesday Friday", (LocalTime?)new LocalTime(8, 30)),
            (resolution.Recurrence!.Unit, resolution.Recurrence.Count, string.Join(" ", resolution.Recurrence.Days), resolution.Recurrence.Time));
    }

    [Fact]
    public void Leaves_the_names_it_is_told_of()
    {
        const string Text = "Call April on Friday";

        Assert.Equal("[Friday] date 2026-02-27; 2026-03-06", Shown.Times(Text, names: [new TextSpan(5, 5)]));
    }

    [Fact]
    public void Refuses_a_reference_that_cannot_be_counted_from() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DateTimeRecognizer(Culture.EnglishUnitedStates).Recognize("tomorrow", new LocalDateTime(9999, 12, 31, 0, 0)));
}
