using Postmortem.People;
using Postmortem.Search;
using Postmortem.Storage;
using static Postmortem.Tests.Access.Outcome;
using static Postmortem.Tests.Access.Standing;

namespace Postmortem.Tests.Access;

public static partial class AccessMatrix
{
    private static IEnumerable<AccessRow> Accounts()
    {
        yield return Administrators<PeopleService>("DescribeOrganisationAsync", (_, s, me) => s.DescribeOrganisationAsync(me, "Northwind", "", "", "UTC"));
        yield return Administrators<PeopleService>("AddAsync", async (_, s, me) =>
            (await s.AddAsync(me, new PersonText("new@northwind.example", "New", Role.Administrator), Testbed.Password)).Refusal);
        yield return Administrators<PeopleService>("ListAsync", async (_, s, me) => (await s.ListAsync(me)).Refusal);
        yield return Administrators<PeopleService>("ChangeAsync", (bed, s, me) => s.ChangeAsync(me, bed.Member.PersonId, "Mia", Role.Administrator, false));
        yield return Row<PeopleService>("SetPasswordAsync", Pausing, Done, NotFound, NotFound, Done, async (bed, s, _, me) =>
            await s.SetPasswordAsync(me, bed.Member.PersonId, "five more yellow words"));
        yield return Row<PeopleService>("DescribeMeAsync", Pausing, Done, Done, Done, Done, async (_, s, _, me) =>
            await s.DescribeMeAsync(me, "New Name", "Asia/Tokyo"));
        yield return Everyone<PeopleService>("GlanceAsync", Pausing, (s, _, me) => Of(s.GlanceAsync(me)));
        yield return Everyone<PeopleService>("MeAsync", Pausing, (s, _, me) => Of(s.MeAsync(me)));
        yield return Everyone<DeviceService>("ListAsync", Pausing, (s, _, me) => Of(s.ListAsync(me)));
        yield return Everyone<DeviceService>("HoldsAsync", Pausing, (s, _, me) => Of(s.HoldsAsync(me)));
        yield return Row<DeviceService>("EndEverywhereAsync", Pausing, Done, Done, Done, Done, async (_, s, _, me) => await s.EndEverywhereAsync(me));
        // the member's own device
        yield return Row<DeviceService>("EndAsync", Pausing, Done, NotFound, NotFound, NotFound, async (bed, s, _, me) =>
            await s.EndAsync(me, (await s.BeginAsync(bed.Member.PersonId, "Firefox on Windows")).Value.Id));
        yield return Row<SignInService>("ConfirmAsync", Pausing, Done, Done, Done, Done, async (_, s, _, me) => await s.ConfirmAsync(me, Testbed.Password));
        yield return Row<DraftService>("KeepAsync", Pausing, Done, Done, Done, Done, async (_, s, _, me) => await s.KeepAsync(me, "a", "b"));
        yield return Everyone<DraftService>("ReadAsync", Pausing, (s, _, me) => Of(s.ReadAsync(me, "a")));
        yield return Row<DraftService>("DropAsync", Pausing, Done, Done, Done, Done, async (_, s, _, me) => await s.DropAsync(me, "a"));
        yield return Everyone<SearchService>("FindAsync", Pausing, (s, _, me) => Of(s.FindAsync(me, "parcel")));
    }
}
