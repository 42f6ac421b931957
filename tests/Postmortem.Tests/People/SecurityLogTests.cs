using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.People;

namespace Postmortem.Tests.People;

/// <summary>Whoever watches over the installation reads who came in, who was turned away and whose rights changed, by ids alone.</summary>
[TestClass]
public sealed class SecurityLogTests : IDisposable
{
    private const string Address = "203.0.113.7", Chosen = "seven slow river barges";

    private readonly SecurityLines _lines = new();

    public void Dispose() => _lines.Dispose();

    private Task<Testbed> OpenAsync() => Testbed.OpenAsync(s => s.AddSingleton<ILoggerFactory>(_lines));

    [TestMethod]
    public async Task A_sign_in_and_why_one_was_refused_without_what_was_typed()
    {
        await using var bed = await OpenAsync();
        var signIns = bed.Get<SignInService>();
        _lines.Written.Clear();
        await signIns.SignInAsync("mia@northwind.example", Testbed.Password, Address, _ => null);
        await signIns.SignInAsync("my secret words typed here", "x", Address, _ => null);
        await signIns.SignInAsync("mia@northwind.example", "wrong", Address, _ => null);
        await signIns.SignInAsync("lee@northwind.example", Testbed.Password, Address, _ => null);
        for (var i = 0; i < 6; i++) await signIns.SignInAsync("sam@northwind.example", "wrong", "203.0.113.8", _ => null);
        Assert.IsNotNull(await signIns.ConfirmAsync(bed.Member, "wrong"));

        Expect($"Signed in: {bed.Member.PersonId} from {Address}", $"Sign-in refused: nobody we know from {Address}: The email or the password is not right",
            $"Sign-in refused: {bed.Member.PersonId} from {Address}: The email or the password is not right",
            $"Sign-in refused: {bed.Left.PersonId} from {Address}: the account is closed",
            $"Sign-in refused: {bed.Stranger.PersonId} from 203.0.113.8: There were too many tries",
            $"Sign-in refused: {bed.Member.PersonId} from an open page: asked again for the present password");
        ExpectIdsOnly();
    }

    [TestMethod]
    public async Task Sessions_from_their_beginning_to_their_end_and_why_they_ended()
    {
        await using var bed = await OpenAsync();
        var devices = bed.Get<DeviceService>();
        var (first, second, third) = (await BeginAsync(bed), await BeginAsync(bed), await BeginAsync(bed));
        Assert.IsNull(await devices.EndAsync(first, first.By!.SessionId));
        Assert.IsNull(await devices.EndAsync(second, third.By!.SessionId));
        Assert.AreEqual(RefusalKind.SignedOut, (await devices.ListAsync(third)).Refusal?.Kind);
        Assert.IsNull(await devices.EndEverywhereAsync(second));
        var old = await BeginAsync(bed);
        bed.Clock.Advance(DeviceSession.Life + TimeSpan.FromMinutes(1));
        var last = await BeginAsync(bed);
        await bed.Get<PeopleService>().ChangeAsync(bed.Administrator, bed.Member.PersonId, "Mia Member", Role.Member, isDisabled: true);

        foreach (var actor in new[] { first, second, third, old, last }) Expect($"Session began: {bed.Member.PersonId}: {actor.By!.SessionId}");
        Expect(Ended(first, "signed out"), Ended(third, "ended from the list"), Ended(second, "signed out everywhere"), Ended(old, "ran out"),
            Ended(last, "account closed"), $"Refused: {bed.Member.PersonId}: DeviceService.ListAsync, signed out");

        string Ended(Actor actor, string why) => $"Session ended: {bed.Member.PersonId}: {actor.By!.SessionId}, {why}";
    }

    [TestMethod]
    public async Task Every_change_of_rights_and_by_whom()
    {
        await using var bed = await OpenAsync();
        var (people, links) = (bed.Get<PeopleService>(), bed.Get<AccountLinkService>());
        await ChangeAsync(Role.Manager, false);
        await ChangeAsync(Role.Manager, true);
        await ChangeAsync(Role.Manager, false);
        _lines.Written.Clear();
        await ChangeAsync(Role.Manager, false, "Mia Marchand");
        Assert.IsFalse(_lines.Written.Exists(line => line.Contains("Rights", StringComparison.Ordinal)), "a name is no right");
        Assert.IsNull(await people.SetPasswordAsync(bed.Administrator, bed.Stranger.PersonId, Chosen));
        var invited = (await links.InviteAsync(bed.Manager, "Ana Silva", "ana@northwind.example", null)).Value;
        var reset = (await links.MakeAsync(bed.Administrator, bed.Stranger.PersonId)).Value;
        Assert.IsTrue((await links.UseAsync(reset.Secret, Chosen, Address)).Ok);
        Assert.IsFalse((await links.UseAsync(reset.Secret, Chosen, Address)).Ok);
        Assert.IsNull(await links.TakeBackAsync(bed.Manager, invited.PersonId));
        var added = (await people.AddAsync(bed.Administrator, new PersonText("new@northwind.example", "Nia New", Role.Manager), Testbed.Password)).Value;

        Expect($"Rights changed: {bed.Stranger.PersonId}: a new password, by {bed.Administrator.PersonId}",
            $"Rights changed: {invited.PersonId}: invited, by {bed.Manager.PersonId}",
            $"Rights changed: {bed.Stranger.PersonId}: a link for a new password, by {bed.Administrator.PersonId}",
            $"Password chosen by a link: {bed.Stranger.PersonId} (NewPassword) from {Address}",
            $"Password not chosen: a link that opens nothing, from {Address}",
            $"Rights changed: {invited.PersonId}: invitation taken back, account closed, by {bed.Manager.PersonId}",
            $"Rights changed: {added}: Manager, new, by {bed.Administrator.PersonId}");
        ExpectIdsOnly();

        async Task ChangeAsync(Role role, bool isDisabled, string name = "Mia Member")
        {
            var before = await bed.RowsAsync(db => db.People.SingleAsync(p => p.Id == bed.Member.PersonId));
            Assert.IsNull(await people.ChangeAsync(bed.Administrator, bed.Member.PersonId, name, role, isDisabled));
            var what = (before.Role == role ? "" : $"{before.Role} to {role}")
                + (isDisabled == before.DisabledAt is not null ? "" : isDisabled ? "account closed" : "account opened again");
            if (what.Length > 0) Expect($"Rights changed: {bed.Member.PersonId}: {what}, by {bed.Administrator.PersonId}");
        }
    }

    [TestMethod]
    public async Task The_first_administrator_and_those_of_the_command_line()
    {
        await using var bed = await OpenAsync();
        Expect($"Rights changed: {bed.Administrator.PersonId}: Administrator, new, and the organisation with them, by the command line or a first visit");
        var added = (await bed.Get<PeopleService>()
            .AddFromConsoleAsync(new PersonText("new@northwind.example", "Nia New", Role.Member), Testbed.Password)).Value;
        Expect($"Rights changed: {added}: Member, new, by the command line or a first visit");
    }

    [TestMethod]
    public async Task Who_asked_for_what_is_not_theirs_and_by_which_verb_and_nothing_of_what_it_was()
    {
        await using var bed = await OpenAsync();
        var incident = (await bed.Get<IncidentService>().ReportAsync(bed.Member, new IncidentText { Title = "Refunds of Ms Okafor" })).Value;
        var review = (await bed.Reviews.StartAsync(bed.Member, [incident])).Value;
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Reviews.OpenAsync(bed.Stranger, review)).Refusal?.Kind);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Get<IncidentService>().OpenAsync(bed.Stranger, incident)).Refusal?.Kind);
        Assert.IsNotNull(await bed.Reviews.RenameAsync(bed.Stranger, review, "Mine"));
        Assert.IsNotNull(await bed.Get<IncidentService>().SkipReviewAsync(bed.Member, incident, "The same as last week"));
        Assert.IsNotNull((await bed.Get<NoticeService>().OpenAsync(bed.Left, 1)).Refusal);
        Assert.IsTrue((await bed.Reviews.OpenAsync(bed.Member, review)).Ok);

        var refused = _lines.Written.Where(line => line.StartsWith("Refused: ", StringComparison.Ordinal)).ToList();
        CollectionAssert.AreEqual(new[]
        {
            $"Refused: {bed.Stranger.PersonId}: ReviewService.OpenAsync, not there or not theirs",
            $"Refused: {bed.Stranger.PersonId}: IncidentService.OpenAsync, not there or not theirs",
            $"Refused: {bed.Stranger.PersonId}: review.rename, not there or not theirs",
            $"Refused: {bed.Member.PersonId}: incident.skip-review, not theirs to do",
            $"Refused: {bed.Left.PersonId}: NoticeService.OpenAsync, signed out",
        }, refused, string.Join('\n', refused));
        ExpectIdsOnly();
    }

    [TestMethod]
    public async Task What_could_not_be_stored_is_not_told()
    {
        await using var bed = await OpenAsync();
        _lines.Written.Clear();
        await bed.RowsAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return await db.Database.ExecuteSqlRawAsync("PRAGMA query_only = 1"); // on the handle that the pool hands on
        });
        Assert.AreEqual(RefusalKind.Unavailable, (await bed.Get<PeopleService>()
            .ChangeAsync(bed.Administrator, bed.Member.PersonId, "Mia Member", Role.Manager, isDisabled: false))?.Kind);
        Assert.IsEmpty(_lines.Written);
    }

    private static async Task<Actor> BeginAsync(Testbed bed)
    {
        var session = (await bed.Get<DeviceService>().BeginAsync(bed.Member.PersonId, "Firefox")).Value;
        var stamp = await bed.RowsAsync(db => db.People.Where(p => p.Id == bed.Member.PersonId).Select(p => p.SecurityStamp).SingleAsync());
        return bed.Member with { By = new SignedInBy(session.Id, stamp!) };
    }

    private void Expect(params string[] lines)
    {
        foreach (var line in lines)
            Assert.IsTrue(_lines.Written.Exists(written => written.StartsWith(line, StringComparison.Ordinal)),
                $"{line}\nin\n{string.Join('\n', _lines.Written)}");
    }

    private void ExpectIdsOnly()
    {
        var text = string.Join('\n', _lines.Written);
        foreach (var part in new[] { "northwind.example", "Mia", "Ana", "Sam", "Okafor", "secret words", Chosen, Testbed.Password })
            Assert.DoesNotContain(part, text);
    }
}
