using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Storage;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Browser;

/// <summary>A running program with an administrator, a manager and a member, and nothing else yet.</summary>
internal sealed class Northwind : IAsyncDisposable
{
    /// <summary>The database that each begins with a copy of, founded once.</summary>
    private static readonly Lazy<Task<string>> s_founded = new(FoundAsync);

    private Northwind(RunningProgram program, Chromium browser) => (Program, Browser) = (program, browser);

    public RunningProgram Program { get; }
    public Chromium Browser { get; }

    public static async Task<Northwind> StartAsync()
    {
        var browser = await Chromium.OpenAsync();
        return new Northwind(await RunningProgram.StartAsync(await s_founded.Value), browser);
    }

    /// <summary>Somebody of them, signed in, with a browser of their own.</summary>
    public async Task<Visitor> AsAsync(Account account)
    {
        var visitor = await Browser.VisitorAsync(Program.Address);
        await visitor.SignInAsync(account.Email);
        return visitor;
    }

    /// <summary>A review at this stage with these factors, led by Ada, in which Mia and Noor take part; answers its number.</summary>
    public async Task<int> PreparedAsync(Stage stage, params string[] factors)
    {
        await using var provider = Services();
        var (people, reviews) = (provider.GetRequiredService<PeopleService>(), provider.GetRequiredService<ReviewService>());
        var ada = (await people.ActorForConsoleAsync(Account.Ada.Email)).Value;
        var everyone = (await people.ListAsync(ada)).Value;
        var incident = (await provider.GetRequiredService<IncidentService>().ReportAsync(ada, new IncidentText { Title = "Refunds marked paid" })).Value;
        var review = (await reviews.StartAsync(ada, [incident], "standard")).Value;
        Assert.IsNull(await provider.GetRequiredService<PauseService>().NameFacilitatorAsync(ada, review, ada.PersonId, wasInvolved: false));
        foreach (var account in new[] { Account.Mia, Account.Noor }) Assert.IsNull(await provider.GetRequiredService<PauseService>().InviteAsync(ada, review, everyone.Single(p => p.Email == account.Email).Id, wasInvolved: false));
        Assert.IsNull(await reviews.OpenNextStageAsync(ada, review, "prepared for a test"));
        foreach (var text in factors) Assert.IsTrue((await provider.GetRequiredService<FactorService>().AddFactorAsync(ada, review, new FactorText(text, "process") { Evidence = "log" }, null)).Ok);
        if (stage == Stage.Fix) Assert.IsNull(await reviews.OpenNextStageAsync(ada, review, "prepared for a test"));
        return review;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Program.DisposeAsync();
    }

    private static async Task<string> FoundAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"postmortem-founded-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var provider = Services(folder);
        await provider.GetRequiredService<Migrator>().MigrateAsync();
        var people = provider.GetRequiredService<PeopleService>();
        var founded = await people.SetUpAsync(new SetUpText("Northwind", FirstSteps.Mission, "care@northwind.example", "UTC", Account.Ada.Name, Account.Ada.Email, Account.Password));
        Assert.IsTrue(founded.Ok, founded.Refusal?.Sentence);
        foreach (var account in new[] { Account.Mia, Account.Noor })
        {
            var added = await people.AddAsync(new Actor(founded.Value), new PersonText(account.Email, account.Name, Enum.Parse<Role>(account.Role)), Account.Password);
            Assert.IsTrue(added.Ok, added.Refusal?.Sentence);
        }
        var file = Path.Combine(folder, "founded.db");
        await using var db = await provider.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}");
        return file;
    }

    /// <summary>The program's own verbs on its data, for what a test only begins with.</summary>
    private ServiceProvider Services() => Services(Program.Data);

    private static ServiceProvider Services(string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostmortem(new StorageOptions(data), Path.Combine(Checkout.Root, "templates"));
        return services.BuildServiceProvider();
    }
}
