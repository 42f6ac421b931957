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
        yield return Row<PeopleService>("ListAsync", Pausing, NotFound, NotFound, Done, Done, (_, s, _, me) => Of(s.ListAsync(me, new())));
        yield return Row<PeopleService>("PersonAsync", Pausing, NotFound, NotFound, Done, Done, (bed, s, _, me) => Of(s.PersonAsync(me, bed.Member.PersonId)));
        yield return Administrators<PeopleService>("ChangeAsync", (bed, s, me) => s.ChangeAsync(me, bed.Member.PersonId, "Mia", Role.Administrator, false));
        yield return Row<PeopleService>("SetPasswordAsync", Pausing, Done, NotFound, NotFound, Done, async (bed, s, _, me) =>
            await s.SetPasswordAsync(me, bed.Member.PersonId, "five more yellow words"));
        yield return Row<PeopleService>("DescribeMeAsync", Pausing, Done, Done, Done, Done, async (_, s, _, me) =>
            await s.DescribeMeAsync(me, "New Name", "Asia/Tokyo"));
        yield return Everyone<PeopleService>("GlanceAsync", Pausing, (s, _, me) => Of(s.GlanceAsync(me)));
        yield return Everyone<PeopleService>("MeAsync", Pausing, (s, _, me) => Of(s.MeAsync(me)));
        yield return Everyone<PeopleService>("MorningAsync", Pausing, (s, _, me) => Of(s.MorningAsync(me)));
        yield return Everyone<PeopleService>("HideFirstStepsAsync", Pausing, (s, _, me) => s.HideFirstStepsAsync(me));
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

    /// <summary>Nobody is invited under a name that somebody has.</summary>
    private static string AName() => $"Ana {Guid.CreateVersion7():N}";

    /// <summary>Another one each time: nobody is invited twice.</summary>
    private static string AnAddress() => $"{Guid.CreateVersion7():N}@northwind.example";

    private static IEnumerable<AccessRow> AccountLinks()
    {
        yield return Managers<AccountLinkService>("InviteAsync", Pausing, (s, it, me) => Of(s.InviteAsync(me, AName(), AnAddress(), it.Review)));
        // From no review: only those who may invite anybody.
        yield return Row<AccountLinkService>("InviteAsync", Pausing, Refused, Refused, Done, Done, (_, s, _, me) =>
            Of(s.InviteAsync(me, AName(), AnAddress(), null)));
        // The facilitator of a review, here the one who takes no part in it, invites to it as a manager does.
        yield return Row<AccountLinkService>("InviteAsync", Pausing, Refused, Done, Done, Done, async (bed, s, it, me) =>
            await bed.Pause.NameFacilitatorAsync(bed.Manager, it.Review, bed.Stranger.PersonId, false)
                ?? (await s.InviteAsync(me, AName(), AnAddress(), it.Review)).Refusal);
        foreach (var (verb, run) in new (string, Func<AccountLinkService, Actor, Guid, Task<Refusal?>>)[]
        {
            ("MakeAsync", (s, me, person) => Of(s.MakeAsync(me, person))), ("StateAsync", (s, me, person) => Of(s.StateAsync(me, person))),
            ("TakeBackAsync", (s, me, person) => s.TakeBackAsync(me, person)),
        })
        {
            // Somebody whom a manager invited, and who has not come yet; then the same from a review that the stranger leads.
            yield return Row<AccountLinkService>(verb, Pausing, NotFound, NotFound, Done, Done, async (bed, s, it, me) =>
                await run(s, me, (await s.InviteAsync(bed.Manager, AName(), AnAddress(), it.Review)).Value.PersonId));
            yield return Row<AccountLinkService>(verb, Pausing, NotFound, Done, Done, Done, async (bed, s, it, me) =>
                await bed.Pause.NameFacilitatorAsync(bed.Manager, it.Review, bed.Stranger.PersonId, false)
                    ?? await run(s, me, (await s.InviteAsync(bed.Manager, AName(), AnAddress(), it.Review)).Value.PersonId));
            // Somebody who has an account, with a link for a new password.
            yield return Row<AccountLinkService>(verb, Pausing, NotFound, NotFound, Refused, Done, async (bed, s, _, me) =>
                (await s.MakeAsync(bed.Administrator, bed.Member.PersonId)).Refusal ?? await run(s, me, bed.Member.PersonId));
        }
        yield return Row<AccountLinkService>("OpenInvitationsAsync", Pausing, NotFound, NotFound, Done, Done, (_, s, _, me) => Of(s.OpenInvitationsAsync(me)));
    }
}
