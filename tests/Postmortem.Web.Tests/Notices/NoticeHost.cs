using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
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
using Postmortem.Storage;
using Postmortem.Web.Api;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Tests.Notices;

/// <summary>The whole product on a free port, with one review that is ready to be told to customers. GET /as/{person} signs in.</summary>
internal sealed class NoticeHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private NoticeHost(WebApplication app, string folder, LogLines log) => (this.app, this.folder, Log) = (app, folder, log);

    public Uri Address => new(app.Urls.Single());
    public LogLines Log { get; }
    public Actor Manager { get; private set; }
    public Actor Member { get; private set; }
    public Actor Stranger { get; private set; }
    public int Review { get; private set; }
    public IReadOnlyList<Guid> Facts { get; private set; } = [];
    public Guid Promised { get; private set; }

    public static async Task<NoticeHost> StartAsync(LogLevel level = LogLevel.Information)
    {
        var folder = Directory.CreateTempSubdirectory("postmortem-web-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebShell).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var log = new LogLines();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["data"] = folder, ["urls"] = "http://127.0.0.1:0" });
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(level).AddFilter("Microsoft.AspNetCore", level);
        builder.AddProduct();
        builder.AddWebShell();
        builder.AddDocuments();
        var app = builder.Build();
        app.UseWebShell();
        app.MapSignOut();
        app.MapDocuments();
        app.MapGet("/as/{person:guid}", async (Guid person, SignInManager<Person> manager, UserManager<Person> people) =>
        {
            await manager.SignInAsync((await people.FindByIdAsync(person.ToString()))!, isPersistent: false);
            return Results.Ok();
        }).AllowAnonymous();
        await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        var host = new NoticeHost(app, folder, log);
        await host.FoundAsync();
        await app.StartAsync();
        return host;
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Address };

    public async Task<HttpClient> ClientAsync(Actor actor)
    {
        var client = Client();
        (await client.GetAsync($"/as/{actor.PersonId}")).EnsureSuccessStatusCode();
        return client;
    }

    public async Task<int> ComposeAsync(string language = "en", string title = "What went wrong with refunds, and what we changed") =>
        (await Get<NoticeService>().ComposeAsync(Member, Review, NoticeKind.Improvement, language, new NoticeText(title)
        {
            Opening = "On 3 November we told you that your refund had been paid. It had not.\n\nWe are sorry: for the wrong message, and for the calls you had to make before we noticed.",
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

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static void Ok(Refusal? refusal) => Assert.IsNull(refusal, refusal?.Sentence);

    private async Task FoundAsync()
    {
        const string password = "four plain green words";
        var people = Get<PeopleService>();
        var administrator = new Actor((await people.SetUpAsync(new SetUpText("Northwind Stores", "Nobody waits on us twice for the same reason.", "care@northwind.example or +44 20 7946 0018", "Europe/Paris", "Ada Admin", "ada@northwind.example", password))).Value);
        Manager = new Actor((await people.AddAsync(administrator, new PersonText("mo@northwind.example", "Mo Marsh", Role.Manager), password)).Value);
        Member = new Actor((await people.AddAsync(administrator, new PersonText("mia@northwind.example", "Mia Moreau", Role.Member), password)).Value);
        Stranger = new Actor((await people.AddAsync(administrator, new PersonText("sam@northwind.example", "Sam Silva", Role.Member), password)).Value);
        await ReviewAsync();
    }

    private async Task ReviewAsync()
    {
        var (reviews, now) = (Get<ReviewService>(), Get<TimeProvider>().GetUtcNow());
        var incident = await Get<IncidentService>().ReportAsync(Member, new IncidentText { Title = "Refunds marked paid that were not", CustomerExperience = "The app said paid. My rent bounced.", Severity = Severity.Severe });
        Review = (await reviews.StartAsync(Member, [incident.Value], "standard")).Value;
        await Get<CustomerViewService>().WriteCustomerViewAsync(Member, Review, "", "The app said paid. My rent bounced. I called three times and each time somebody told me to wait.");
        Ok(await Get<PauseService>().SayWhoWasAffectedAsync(Member, Review, 1482, null, ""));
        await Get<TimelineService>().AddTimelineEntryAsync(Member, Review, new TimelineText(now.AddDays(-9), TimelineKind.Trigger, "The bank’s certificate expires; the payment run stops half way"));
        var entry = (await Get<TimelineService>().AddTimelineEntryAsync(Member, Review, new TimelineText(now.AddDays(-9).AddHours(8), TimelineKind.Detection, "First complaint reaches support"))).Value;
        Ok(await reviews.OpenNextStageAsync(Manager, Review, "enough is known to begin"));
        var factor = (await Get<FactorService>().AddFactorAsync(Member, Review, new FactorText("The nightly run reports success when it stops half way", "process") { EntryIds = [entry] }, null)).Value;
        await Get<FactorService>().AddFactorAsync(Member, Review, new FactorText("Nothing compares the files we send with what the bank confirms", "tools") { Evidence = "the bank’s file of 3 November" }, factor);
        await Get<FindingService>().AddMitigatorAsync(Member, Review, "Support kept a list of every caller from the first hour on", wasLuck: false);
        Ok(await reviews.OpenNextStageAsync(Manager, Review, "enough is known to act"));
        var alarm = await PlanAsync("Raise an alarm when a payment run stops half way", [factor]);
        await PlanAsync("Compare sent and confirmed files every hour", [factor]);
        Promised = await PlanAsync("Show every step of a refund in the customer’s account", []);
        var actions = Get<ActionService>();
        var row = (await actions.ListAsync(Manager, new ActionFilter { Show = ActionShow.All })).Value.Page.Rows.Single(r => r.Text.StartsWith("Raise", StringComparison.Ordinal));
        Ok(await actions.MoveAsync(Member, row.Number, row.Version, ActionState.Done, ""));
        Facts =
        [
            (await Get<SharingService>().ShareAsync(Member, Review, FactAbout.WhatHappened, entry, "You were one of 1,482 people we told this, and some of you missed payments of your own because of it.")).Value,
            (await Get<SharingService>().ShareAsync(Member, Review, FactAbout.Why, factor, "Our nightly payment run stopped half way and reported that it was finished. Nothing on our side showed the difference, so we learned of it from you.")).Value,
            (await Get<SharingService>().ShareAsync(Member, Review, FactAbout.WhatChanged, alarm, "A payment run that stops half way now raises an alarm within five minutes.")).Value,
        ];
    }

    private async Task<Guid> PlanAsync(string text, IReadOnlyList<Guid> factors) => (await Get<PlanService>().PlanActionAsync(Member, Review, new ActionText(text)
    {
        OwnerId = Member.PersonId,
        DueOn = new DateOnly(2026, 12, 15),
        VerifyOn = new DateOnly(2027, 1, 15),
        Strength = Strength.Stronger,
        SuccessMeasure = "An injected stop raises an alarm in five minutes",
        FactorIds = factors,
    })).Value;
}

/// <summary>Everything that was written to the log.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
}
