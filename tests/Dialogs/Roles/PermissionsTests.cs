using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Roles;

public sealed class PermissionsTests
{
    private static readonly Dictionary<Right, Role[]> Table = new()
    {
        [Right.SeeOthers] = [Role.Manager, Role.Admin],
        [Right.HandOverOthers] = [Role.Manager, Role.Admin],
        [Right.SetRoles] = [Role.Manager, Role.Admin],
        [Right.ExportOthers] = [Role.Manager, Role.Admin],
        [Right.EraseContacts] = [Role.Manager, Role.Admin],
        [Right.KeepProfile] = [Role.Marketer, Role.Manager, Role.Admin],
        [Right.SetForAll] = [Role.Manager, Role.Admin],
    };

    public static TheoryData<Right> Rights => new(Enum.GetValues<Right>());

    [Theory]
    [MemberData(nameof(Rights))]
    public void ARightBelongsToTheRolesOfTheTable(Right right) =>
        Assert.Equal(Table[right], Enum.GetValues<Role>().Where(role => Permissions.May(role, right)));

    [Theory]
    [InlineData(Role.Rep, Role.Rep, Role.Manager, false, RoleAnswer.NotYours)]
    [InlineData(Role.Marketer, Role.Rep, Role.Manager, false, RoleAnswer.NotYours)]
    [InlineData(Role.Manager, Role.Rep, Role.Manager, false, RoleAnswer.Yes)]
    [InlineData(Role.Manager, Role.Rep, Role.Marketer, false, RoleAnswer.Yes)]
    [InlineData(Role.Manager, Role.Manager, Role.Rep, false, RoleAnswer.Yes)]
    [InlineData(Role.Manager, Role.Manager, Role.Rep, true, RoleAnswer.IsTheLast)]
    [InlineData(Role.Manager, Role.Manager, Role.Marketer, true, RoleAnswer.IsTheLast)]
    [InlineData(Role.Manager, Role.Manager, Role.Manager, true, RoleAnswer.IsAlready)]
    [InlineData(Role.Manager, Role.Admin, Role.Rep, false, RoleAnswer.OnlyByAnAdmin)]
    [InlineData(Role.Admin, Role.Admin, Role.Rep, false, RoleAnswer.Yes)]
    [InlineData(Role.Admin, Role.Admin, Role.Rep, true, RoleAnswer.IsTheLast)]
    [InlineData(Role.Admin, Role.Admin, Role.Manager, true, RoleAnswer.IsTheLast)]
    [InlineData(Role.Admin, Role.Manager, Role.Admin, false, RoleAnswer.AdminsComeFromThePlatform)]
    public void ARoleIsGivenAsTheTableSays(Role by, Role before, Role after, bool isLast, RoleAnswer expected) =>
        Assert.Equal(expected, Permissions.MayGive(by, before, after, isLast));
}
