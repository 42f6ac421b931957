using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser.Steps;
using Postmortem.Web.Tests.Kit;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>Every page as somebody reads it whose browser runs no script.</summary>
[TestClass]
public sealed class WithoutScriptTests
{
    /// <summary>What is read on a page, without what is only there to be pressed or filled in, and without where one text ends and the next begins.</summary>
    private const string Text = """
        () => {
          const controls = 'button, select, input, textarea, label, legend, form:not([method]), .needs-scripts, .toasts, [aria-live], .help';
          const read = place => [...place.childNodes].map(node => node.nodeType === Node.TEXT_NODE ? node.data
            : node.nodeType === Node.ELEMENT_NODE && !node.matches(controls) && node.checkVisibility() ? read(node) : '').join('');
          return read(document.querySelector('main')).replace(/\s+/g, '');
        }
        """;

    /// <summary>What is in sight and would do nothing.</summary>
    private const string Dead = """
        () => [...document.querySelectorAll('main :is(button, form)')].filter(control => control.checkVisibility() && !(control.matches('form')
            ? control.method === 'post' || control.hasAttribute('method')
            : control.hasAttribute('commandfor') || (control.type === 'submit' && control.form?.hasAttribute('method'))))
          .map(control => control.outerHTML.slice(0, 160))
        """;

    /// <summary>What only a script of ours takes, once it is there, and is not marked so: who presses it before would do so in vain (see early.js).</summary>
    private const string PressedInVain = """
        () => [...document.querySelectorAll('main button[type=button]:not([commandfor], [data-shows], [data-copy], [data-copy-from], [data-live=no])')]
          .map(control => control.outerHTML.slice(0, 160))
        """;

    private static SampleOrganisation _organisation = null!;
    private static Cookie _ruth = null!;

    public static IEnumerable<object[]> Pages => EveryPageTests.Pages;

    [ClassInitialize]
    public static async Task StartAsync(TestContext _)
    {
        _organisation = await SampleOrganisation.SharedAsync();
        _ruth = await _organisation.Program.SignedInAsync("ruth@marigold.example");
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public async Task A_page_reads_the_same_and_offers_nothing_that_would_do_nothing(string address)
    {
        var (with, without) = (await OpenAsync(address, scripts: true), await OpenAsync(address, scripts: false));
        await with.LiveAsync();

        Assert.AreEqual(await with.Page.EvaluateAsync<string>(Text), await without.Page.EvaluateAsync<string>(Text));
        Assert.IsEmpty(await without.Page.EvaluateAsync<string[]>(Dead));
        if (address != "/kit") Assert.IsEmpty(await without.Page.EvaluateAsync<string[]>(PressedInVain)); // what is shown there is nobody's to press
        foreach (var visitor in new[] { with, without }) await visitor.Page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow("/reviews/{fix}/fix", true)]
    [DataRow("/incidents/new", true)]
    [DataRow("/settings", false)]
    public async Task What_needs_scripts_says_so(string address, bool needs)
    {
        foreach (var scripts in new[] { false, true })
        {
            var visitor = await OpenAsync(address, scripts);
            Assert.AreEqual(needs && !scripts, await visitor.Page.GetByText("this page needs scripts").IsVisibleAsync());
            await visitor.Page.Context.CloseAsync();
        }
    }

    /// <summary>Where nobody works together, forms load a page and need nothing more.</summary>
    [TestMethod]
    public async Task An_organisation_is_set_up_and_its_people_come_without_any_script()
    {
        await using var program = await HostedProgram.StartAsync();
        await using var browser = await Chromium.OpenAsync();
        var ada = await browser.VisitorAsync(program.Address, scripts: false);

        await ada.SetUpAsync(Account.Ada);
        await ada.PressAsync("Hide this");
        await Expect(ada.Part("first-steps")).ToHaveCountAsync(0);
        await ada.GoAsync("/settings");
        await ada.FillAsync("Mission", "Nobody waits in the rain");
        await ada.PressAsync("Save");
        await ada.ReadsAsync("Saved");
        await ada.AddPersonAsync(Account.Mia);
        await ada.SignOutAsync();
        await ada.SignInAsync(Account.Mia.Email);
        await ada.ReadsAsync("Nobody waits in the rain");
    }

    private static async Task<Visitor> OpenAsync(string address, bool scripts)
    {
        var visitor = await _organisation.Browser.VisitorAsync(_organisation.Program.Address, scripts: scripts);
        await visitor.Page.Context.AddCookiesAsync([_ruth]);
        await visitor.Page.GotoAsync(_organisation.Place(address));
        return visitor;
    }
}
