using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;

namespace Postmortem.Benchmarks;

/// <summary>The program as a process of its own, on a data folder of its own with people and reviews in it.</summary>
internal sealed partial class ServedWork : IAsyncDisposable
{
    private const string Password = "four plain green words";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"postmortem-circuits-{Guid.CreateVersion7():N}");
    private ServedProgram? _program;

    private ServedWork() => Directory.CreateDirectory(_folder);

    public Uri Address => _program!.Address;

    /// <summary>Numbers of the reviews, all in their Analyze stage so that two pages are open.</summary>
    public List<int> Reviews { get; } = [];

    [GeneratedRegex("name=\"(?<name>_handler|__RequestVerificationToken)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden { get; }

    /// <param name="people">With accounts; all are managers, who may open every review.</param>
    /// <param name="customerView">What stands in that field of each review.</param>
    public static async Task<ServedWork> StartAsync(int people, int reviews, string customerView)
    {
        var work = new ServedWork();
        await work.FillAsync(people, reviews, customerView);
        await work.ServeAsync();
        return work;
    }

    public static string Email(int person) => $"person{person}@bench.example";

    /// <summary>Signs in through the form, as people do.</summary>
    /// <returns>A client that is signed in, and its cookies for a WebSocket.</returns>
    public async Task<(HttpClient Client, string Cookie)> SignInAsync(int person)
    {
        var jar = new CookieContainer();
        var client = new HttpClient(new HttpClientHandler { CookieContainer = jar }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
        var form = Hidden.Matches(await client.GetStringAsync("/sign-in"))
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        (form["Input.Email"], form["Input.Password"]) = (Email(person), Password);
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(form));
        var cookie = jar.GetCookieHeader(Address);
        return cookie.Contains("Postmortem=", StringComparison.Ordinal) ? (client, cookie)
            : throw new InvalidOperationException($"{Email(person)} could not sign in: {(int)answer.StatusCode}");
    }

    /// <inheritdoc cref="ServedProgram.Memory"/>
    public long Memory() => _program!.Memory();

    /// <inheritdoc cref="ServedProgram.Work"/>
    public TimeSpan Work() => _program!.Work();

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
        new StorageOptions(_folder).LetGo();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync(int people, int reviews, string customerView)
    {
        var templates = Checkout.Folder("templates");
        var services = new ServiceCollection();
        services.AddPostmortem(new StorageOptions(_folder), templates);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000); // made stronger by itself when they sign in
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<Migrator>().MigrateAsync();
        var accounts = provider.GetRequiredService<PeopleService>();
        var me = new Actor((await accounts.SetUpAsync(new SetUpText("Bench", "", "", "UTC", "Ada", "ada@bench.example", Password))).Value);
        List<Guid> ids = [];
        for (var i = 0; i < people; i++) ids.Add((await accounts.AddAsync(me, new PersonText(Email(i), $"Person {i}", Role.Manager), Password)).Value);
        for (var i = 0; i < reviews; i++) Reviews.Add(await ReviewAsync(provider, me, ids, customerView));
    }

    private static async Task<int> ReviewAsync(ServiceProvider provider, Actor me, List<Guid> people, string customerView)
    {
        var (incidents, reviews) = (provider.GetRequiredService<IncidentService>(), provider.GetRequiredService<ReviewService>());
        var incident = (await incidents.ReportAsync(me,
            new IncidentText { Title = "Refunds marked paid that were not", StartedAt = new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero) })).Value;
        var number = (await reviews.StartAsync(me, [incident], "standard")).Value;
        foreach (var person in people.Take(10)) await provider.GetRequiredService<PauseService>().InviteAsync(me, number, person, wasInvolved: false);
        await provider.GetRequiredService<CustomerViewService>().WriteCustomerViewAsync(me, number, "", customerView);
        for (var i = 0; i < 12; i++)
            await provider.GetRequiredService<TimelineService>()
                .AddTimelineEntryAsync(me, number,
                new TimelineText(new DateTimeOffset(2026, 11, 3, i, 0, 0, TimeSpan.Zero), TimelineKind.Impact,
                $"Entry {i}: the queue of refunds is {i * 100} long and nobody is told")
                { Evidence = "queue log" });
        await reviews.OpenNextStageAsync(me, number, "prepared for a bench");
        for (var i = 0; i < 6; i++)
            await provider.GetRequiredService<FactorService>()
                .AddFactorAsync(me, number, new FactorText($"Condition {i}: the nightly job reports success although no file arrived",
                "process")
                { Evidence = "job log" }, null);
        return number;
    }

    private async Task ServeAsync() => _program = await ServedProgram.StartAsync(ServedProgram.OfThisProject("Postmortem.Web"), "is open at",
        ["serve", "--data", _folder]);
}
