using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Conventions;

/// <summary>Nothing is remembered in static fields, where it would outlive its workspace.</summary>
public sealed class StateTests
{
    [Fact]
    public void StaticFieldsDoNotChange() =>
        Assert.Empty(
            from assembly in new[] { typeof(IChannel).Assembly, typeof(Turn).Assembly, typeof(ITableStore).Assembly }
            from type in assembly.GetTypes()
            where !type.Name.Contains('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !typeof(JsonSerializerContext).IsAssignableFrom(type)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<')
            select $"{type}.{field.Name}");
}
