namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The words that hold a phrase together, by what they do; several spellings may do the same.</summary>
internal enum Word : byte
{
    None,
    A, About, After, Ago, Am, And, Any, As, Asap, At, Auxiliary,
    Before, Between, Bi, Business, By,
    Coming, Couple, Current,
    Day, During,
    Early, Earlier, End, Ending, EndOf, Every,
    Far, Few, Fiscal, For, From, Full,
    Good, Greater, Half, Hence,
    In, Is,
    Last, Late, Later, Less,
    M, Mid, Midnight, More, My,
    Negative, Next, No, Noon, Not, Now,
    OClock, Of, On, Once, Onwards, Or, OrdinalSuffix, Other,
    P, Past, Per, Pm, Point, Prior,
    Q, Quarter,
    Rest, Right,
    Since, So, Some, Sooner, Start, Starting,
    Than, That, The, This, Through, Times, To, ToDate, Today, Tomorrow, Tonight, Twice,
    Until, Up,
    With, Within,
    Yesterday,
    Zone,
}
