using System.Text.Json.Serialization;

namespace ReferralBot.Storage.Rows;

/// <summary>The JSON in which rows are kept: names in camel case, no nulls, enumerations by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(InstantConverter)])]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(KnownContact))]
[JsonSerializable(typeof(NamedContact))]
[JsonSerializable(typeof(Referral))]
[JsonSerializable(typeof(UndoHistory))]
[JsonSerializable(typeof(Appointment))]
[JsonSerializable(typeof(ContactEvent))]
[JsonSerializable(typeof(CustomerProfile))]
[JsonSerializable(typeof(AskScript))]
[JsonSerializable(typeof(ContentItem))]
[JsonSerializable(typeof(GivenReferral))]
[JsonSerializable(typeof(Reminder))]
[JsonSerializable(typeof(WorkspaceSettings))]
[JsonSerializable(typeof(MemberSettings))]
[JsonSerializable(typeof(NudgeState))]
[JsonSerializable(typeof(HandOverJob))]
[JsonSerializable(typeof(Erasure))]
[JsonSerializable(typeof(MonthFigures))]
[JsonSerializable(typeof(MonthSources))]
[JsonSerializable(typeof(Counted))]
[JsonSerializable(typeof(GoalList))]
[JsonSerializable(typeof(BoardPlan))]
[JsonSerializable(typeof(Celebration))]
[JsonSerializable(typeof(Place))]
[JsonSerializable(typeof(int))]
internal sealed partial class RowJson : JsonSerializerContext;
