using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;
using Postmortem.Storage;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;

namespace Postmortem.Web.Tests.Browser;

/// <summary>A running program with an administrator, a manager and a member, and nothing else yet.</summary>
internal sealed class Northwind : IAsyncDisposable
{
    private Northwind(RunningProgram program, Chromium browser) => (Program, Browser) = (program, browser);

    public RunningProgram Program { get; }
    public Chromium Browser { get; }

    public static async Task<Northwind> StartAsync()
    {
        var browser = await Chromium.OpenAsync();
        var northwind = new Northwind(await RunningProgram.StartAsync(), browser);
        await northwind.FoundAsync();
        return northwind;
    }

    /// <summary>Somebody of them, signed in, with a browser of their own.</summary>
    public async Task<Visitor> AsAsync(Account account)
    {
        var visitor = await Browser.VisitorAsync(Program.Address);
        await visitor.SignInAsync(account.Email);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Program.DisposeAsync();
    }

    private async Task FoundAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostmortem(new StorageOptions(Program.Data), Path.Combine(Checkout.Root, "templates"));
        await using var provider = services.BuildServiceProvider();
        var people = provider.GetRequiredService<PeopleService>();
        var founded = await people.SetUpAsync(new SetUpText("Northwind", FirstSteps.Mission, "care@northwind.example", "UTC", Account.Ada.Name, Account.Ada.Email, Account.Password));
        Assert.IsTrue(founded.Ok, founded.Refusal?.Sentence);
        foreach (var account in new[] { Account.Mia, Account.Noor })
        {
            var added = await people.AddAsync(new Actor(founded.Value), new PersonText(account.Email, account.Name, Enum.Parse<Role>(account.Role)), Account.Password);
            Assert.IsTrue(added.Ok, added.Refusal?.Sentence);
        }
    }
}
