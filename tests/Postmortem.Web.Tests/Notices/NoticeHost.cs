using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Web.Hosting;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Notices;

/// <summary>The program with one review that is ready to be told to customers. GET /as/{person} signs in.</summary>
internal sealed class NoticeHost : IAsyncDisposable
{
    private static readonly FilledOnce<Cast> Filled = new(FillAsync);

    private readonly HostedProgram program;
    private readonly Cast told;

    private NoticeHost(HostedProgram program, Cast told) => (this.program, this.told) = (program, told);

    public Uri Address => program.Address;
    public IReadOnlyCollection<string> Log => program.Log;
    public Actor Manager => told.Manager;
    public Actor Member => told.Member;
    public Actor Stranger => told.Stranger;
    public int Review => told.Review;
    public IReadOnlyList<Guid> Facts => told.Facts;
    public Guid Promised => told.Promised;

    public static async Task<NoticeHost> StartAsync(LogLevel level = LogLevel.Information, Action<IServiceCollection>? services = null)
    {
        Cast told = null!;
        var program = await HostedProgram.StartAsync(async data => told = await Filled.CopyToAsync(data), level, app =>
            app.MapGet("/as/{person:guid}", async (Guid person, PeopleSignIn manager) =>
                await manager.BeginAsync(person, keep: false) is null ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable))
                .AllowAnonymous(), services: services);
        return new NoticeHost(program, told);
    }

    public T Get<T>() where T : notnull => program.Services.GetRequiredService<T>();

    public HttpClient Client() => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All
    })
    { BaseAddress = Address };

    public async Task<HttpClient> ClientAsync(Actor actor)
    {
        var client = Client();
        (await client.GetAsync($"/as/{actor.PersonId}")).EnsureSuccessStatusCode();
        return client;
    }

    public async Task<int> ComposeAsync(string language = "en", string title = "What went wrong with refunds, and what we changed") =>
        (await Get<NoticeService>().ComposeAsync(Member, Review, NoticeKind.Improvement, language, new NoticeText(title)
        {
            Opening = "On 3 November we told you that your refund had been paid. It had not.\n\n"
                + "We are sorry: for the wrong message, and for the calls you had to make before we noticed.",
            FactIds = Facts,
            Promises = [new PromiseText(Promised, "You can see every step of a refund in your account.", new DateOnly(2026, 12, 15))],
            Closing = "If anything here is wrong or leaves your question open, we want to know.",
        })).Value;

    /// <returns>The secret of the recipient's link.</returns>
    public async Task<string> SendAsync(int notice, string customer = "Ms Okafor")
    {
        var notices = Get<NoticeService>();
        Ok(await notices.AddNewRecipientAsync(Member, notice, customer, "okafor@example.com"));
        Ok(await notices.ApproveAsync(Manager, notice));
        return (await notices.SendAsync(Manager, notice)).Value.Values.Single();
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private static void Ok(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);

    private static async Task<Cast> FillAsync(IServiceProvider verbs)
    {
        const string password = "four plain green words";
        var people = verbs.GetRequiredService<PeopleService>();
        var administrator = new Actor((await people.SetUpAsync(new SetUpText("Northwind Stores", "Nobody waits on us twice for the same reason.",
            "care@northwind.example or +44 20 7946 0018", "Europe/Paris", "Ada Admin", "ada@northwind.example", password))).Value);
        var manager = new Actor((await people.AddAsync(administrator, new PersonText("mo@northwind.example", "Mo Marsh", Role.Manager), password)).Value);
        var member = new Actor((await people.AddAsync(administrator, new PersonText("mia@northwind.example", "Mia Moreau", Role.Member), password)).Value);
        var stranger = new Actor((await people.AddAsync(administrator, new PersonText("sam@northwind.example", "Sam Silva", Role.Member), password)).Value);
        return await new Filling(verbs, manager, member).ReviewAsync() with { Stranger = stranger };
    }

    /// <summary>Who and what there is.</summary>
    private sealed record Cast(Actor Manager, Actor Member, Actor Stranger, int Review, IReadOnlyList<Guid> Facts, Guid Promised);

    /// <summary>How the review came to be.</summary>
    private sealed class Filling(IServiceProvider verbs, Actor manager, Actor member)
    {
        private readonly ReviewService reviews = verbs.GetRequiredService<ReviewService>();

        public async Task<Cast> ReviewAsync()
        {
            var now = verbs.GetRequiredService<TimeProvider>().GetUtcNow();
            var incident = await verbs.GetRequiredService<IncidentService>()
                .ReportAsync(member, new IncidentText
                {
                    Title = "Refunds marked paid that were not",
                    CustomerExperience = "The app said paid. My rent bounced.",
                    Severity = Severity.Severe
                });
            var review = (await reviews.StartAsync(member, [incident.Value], "standard")).Value;
            await verbs.GetRequiredService<CustomerViewService>()
                .WriteCustomerViewAsync(member, review, "", "The app said paid. My rent bounced. I called three times and each time somebody told me to wait.");
            Ok(await verbs.GetRequiredService<PauseService>().SayWhoWasAffectedAsync(member, review, 1482, null, ""));
            await verbs.GetRequiredService<TimelineService>()
                .AddTimelineEntryAsync(member, review,
                new TimelineText(now.AddDays(-9), TimelineKind.Trigger, "The bank’s certificate expires; the payment run stops half way"));
            var entry = (await verbs.GetRequiredService<TimelineService>()
                .AddTimelineEntryAsync(member, review,
                new TimelineText(now.AddDays(-9).AddHours(8), TimelineKind.Detection, "First complaint reaches support"))).Value;
            Ok(await reviews.OpenNextStageAsync(manager, review, "enough is known to begin"));
            var factor = (await verbs.GetRequiredService<FactorService>()
                .AddFactorAsync(member, review, new FactorText("The nightly run reports success when it stops half way", "process") { EntryIds = [entry] },
                null)).Value;
            await verbs.GetRequiredService<FactorService>()
                .AddFactorAsync(member, review, new FactorText("Nothing compares the files we send with what the bank confirms",
                "tools")
                { Evidence = "the bank’s file of 3 November" }, factor);
            await verbs.GetRequiredService<FindingService>()
                .AddMitigatorAsync(member, review, "Support kept a list of every caller from the first hour on", wasLuck: false);
            Ok(await reviews.OpenNextStageAsync(manager, review, "enough is known to act"));
            return await ActAsync(review, entry, factor);
        }

        private async Task<Cast> ActAsync(int review, Guid entry, Guid factor)
        {
            var alarm = await PlanAsync(review, "Raise an alarm when a payment run stops half way", [factor]);
            await PlanAsync(review, "Compare sent and confirmed files every hour", [factor]);
            var promised = await PlanAsync(review, "Show every step of a refund in the customer’s account", []);
            var actions = verbs.GetRequiredService<ActionService>();
            var row = (await actions.ListAsync(manager, new ActionFilter { Show = ActionShow.All })).Value.Page.Rows.Single(r =>
                r.Text.StartsWith("Raise", StringComparison.Ordinal));
            Ok(await actions.MoveAsync(member, row.Number, row.Version, ActionState.Done, null));
            return new Cast(manager, member, default, review,
            [
                (await verbs.GetRequiredService<SharingService>()
                    .ShareAsync(member, review, FactAbout.WhatHappened, entry,
                    "You were one of 1,482 people we told this, and some of you missed payments of your own because of it.")).Value,
                (await verbs.GetRequiredService<SharingService>()
                    .ShareAsync(member, review, FactAbout.Why, factor,
                    "Our nightly payment run stopped half way and reported that it was finished. "
                    + "Nothing on our side showed the difference, so we learned of it from you.")).Value,
                (await verbs.GetRequiredService<SharingService>()
                    .ShareAsync(member, review, FactAbout.WhatChanged, alarm,
                    "A payment run that stops half way now raises an alarm within five minutes.")).Value,
            ], promised);
        }

        private async Task<Guid> PlanAsync(int review, string text, IReadOnlyList<Guid> factors) =>
            (await verbs.GetRequiredService<PlanService>().PlanActionAsync(member, review, new ActionText(text)
            {
                OwnerId = member.PersonId,
                DueOn = new DateOnly(2026, 12, 15),
                VerifyOn = new DateOnly(2027, 1, 15),
                Strength = Strength.Stronger,
                SuccessMeasure = "An injected stop raises an alarm in five minutes",
                FactorIds = factors,
            })).Value;
    }
}
