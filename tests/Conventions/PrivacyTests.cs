using System.Reflection;
using Microsoft.Extensions.Logging;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Conventions;

/// <summary>Nothing that a person wrote, and nobody's name or secret, gets into the log.</summary>
public sealed class PrivacyTests
{
    private static readonly string[] Telling =
    [
        "Text", "Name", "Email", "Mail", "Phone", "Company", "Title", "Note", "Value", "Amount", "Subject", "Body", "Content", "Payload", "Json",
        "Token", "Secret", "Password", "ConnectionString", "Query",
    ];

    private static readonly string[] NamesOfThings =
        ["ChannelName", "SettingName", "TypeName", "EventName", "MethodName", "TableName", "EngineName", "CommandName", "FieldName", "ContentType"];

    private static readonly Type[] Harmless =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(TimeSpan), typeof(DateTimeOffset), typeof(Guid),
        typeof(NodaTime.Instant), typeof(NodaTime.Duration), typeof(Exception), typeof(ILogger), typeof(LogLevel), typeof(HttpMethod), typeof(CommitOutcome),
    ];

    private static readonly Assembly[] Product = [typeof(IChannel).Assembly, typeof(Turn).Assembly, typeof(ITableStore).Assembly];

    private static readonly (MethodInfo Method, string Template)[] Messages =
    [
        .. from assembly in Product
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (method, message.Message),
    ];

    [Fact]
    public void NoLogMessageHoldsWhatPeopleWrote() =>
        Assert.Empty(
            from message in Messages
            from placeholder in PlaceholdersIn(message.Template)
            where Tells(placeholder)
            select $"{message.Method.DeclaringType}.{message.Method.Name}: {{{placeholder}}}");

    [Fact]
    public void LogMessagesTakeNoRowsAndNoTurns() =>
        Assert.Empty(
            from message in Messages
            from parameter in message.Method.GetParameters()
            where !IsHarmless(parameter.ParameterType)
            select $"{message.Method.DeclaringType}.{message.Method.Name}: {parameter}");

    [Fact]
    public void EveryLogMessageIsDeclared() =>
        Assert.Empty(
            from file in Repository.SourcesIn("src")
            from call in new[] { ".LogTrace(", ".LogDebug(", ".LogInformation(", ".LogWarning(", ".LogError(", ".LogCritical(" }
            where Repository.Read(file).Contains(call, StringComparison.Ordinal)
            select $"{file}: {call}");

    [Theory]
    [InlineData("{Text}", true)]
    [InlineData("{MemberName}", true)]
    [InlineData("{Status:000} {email}", true)]
    [InlineData("{ChannelName} answered {Status} after {Elapsed}", false)]
    public void TellsWhatPeopleWroteFromTheRest(string template, bool expected) => Assert.Equal(expected, PlaceholdersIn(template).Any(Tells));

    private static IEnumerable<string> PlaceholdersIn(string template) =>
        template.Split('{').Skip(1).Select(part => part.Split('}', ':', ',')[0].TrimStart('@', '$'));

    private static bool Tells(string placeholder) =>
        Telling.Any(word => placeholder.EndsWith(word, StringComparison.OrdinalIgnoreCase)) && !NamesOfThings.Contains(placeholder, StringComparer.OrdinalIgnoreCase);

    private static bool IsHarmless(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? IsHarmless(inner) : type.IsEnum || typeof(Exception).IsAssignableFrom(type) || Harmless.Contains(type);
}
