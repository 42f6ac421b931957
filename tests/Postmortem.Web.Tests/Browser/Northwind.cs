using Microsoft.Extensions.DependencyInjection;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;
using Account = Postmortem.Web.Tests.Browser.Steps.Account;

namespace Postmortem.Web.Tests.Browser;

/// <summary>The program with an administrator, a manager and a member, and nothing else yet.</summary>
internal sealed class Northwind : IAsyncDisposable
{
    private static readonly FilledOnce<Actor> Founded = new(FoundAsync);

    /// <summary>Makes a folder one of this organisation, for a test without a browser.</summary>
    public static Task CopyToAsync(string data) => Founded.CopyToAsync(data);

    private Northwind(ProgramOnTrial program, Chromium browser) => (Program, Browser) = (program, browser);

    public ProgramOnTrial Program { get; }
    public Chromium Browser { get; }

    /// <summary>The program's own verbs, for what a test only begins with.</summary>
    public IServiceProvider Verbs => ((HostedProgram)Program).Services;

    /// <param name="asProcess">For a test that kills the program.</param>
    public static async Task<Northwind> StartAsync(bool asProcess = false)
    {
        var browser = await Chromium.OpenAsync();
        return new Northwind(asProcess ? await RunningProgram.StartAsync(Founded.CopyToAsync) : await HostedProgram.StartAsync(Founded.CopyToAsync), browser);
    }

    /// <summary>Somebody of them, signed in, with a browser of their own.</summary>
    public async Task<Visitor> AsAsync(Account account)
    {
        var visitor = await Browser.VisitorAsync(Program.Address);
        if (Program is HostedProgram hosted) await visitor.Page.Context.AddCookiesAsync([await hosted.SignedInAsync(account.Email)]);
        else await visitor.SignInAsync(account.Email);
        return visitor;
    }

    /// <summary>A review at this stage with these factors, led by Ada, in which Mia and Noor take part; answers its number.</summary>
    public async Task<int> PreparedAsync(Stage stage, params string[] factors)
    {
        var (people, reviews) = (Verbs.GetRequiredService<PeopleService>(), Verbs.GetRequiredService<ReviewService>());
        var ada = (await people.ActorForConsoleAsync(Account.Ada.Email)).Value;
        var everyone = (await people.ListAsync(ada, new())).Value.Page.Rows;
        var incident = (await Verbs.GetRequiredService<IncidentService>().ReportAsync(ada, new IncidentText { Title = "Refunds marked paid" })).Value;
        var review = (await reviews.StartAsync(ada, [incident], "standard")).Value;
        Assert.IsNull(await Verbs.GetRequiredService<PauseService>().NameFacilitatorAsync(ada, review, ada.PersonId, wasInvolved: false));
        foreach (var account in new[] { Account.Mia, Account.Noor })
            Assert.IsNull(await Verbs.GetRequiredService<PauseService>()
                .InviteAsync(ada, review, everyone.Single(p => p.Email == account.Email).Id, wasInvolved: false));
        Assert.IsNull(await reviews.OpenNextStageAsync(ada, review, "prepared for a test"));
        foreach (var text in factors)
            Assert.IsTrue((await Verbs.GetRequiredService<FactorService>()
                .AddFactorAsync(ada, review, new FactorText(text, "process") { Evidence = "log" }, null)).Ok);
        if (stage == Stage.Fix) Assert.IsNull(await reviews.OpenNextStageAsync(ada, review, "prepared for a test"));
        return review;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Program.DisposeAsync();
    }

    private static async Task<Actor> FoundAsync(IServiceProvider verbs)
    {
        var people = verbs.GetRequiredService<PeopleService>();
        var founded = await people.SetUpAsync(new SetUpText("Northwind", FirstSteps.Mission, "care@northwind.example", "UTC", Account.Ada.Name,
            Account.Ada.Email, Account.Password));
        Assert.IsTrue(founded.Ok, founded.Refusal?.Sentence);
        foreach (var account in new[] { Account.Mia, Account.Noor })
        {
            var added = await people.AddAsync(new Actor(founded.Value), new PersonText(account.Email, account.Name, Enum.Parse<Role>(account.Role)),
                Account.Password);
            Assert.IsTrue(added.Ok, added.Refusal?.Sentence);
        }
        return new Actor(founded.Value);
    }
}
