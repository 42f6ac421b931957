using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Web.Components.Reviews.Desk;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Reviews.Desk;

/// <summary>A stage is read line by line, and one question is worked on at a time.</summary>
[TestClass]
public sealed class QuestionsTests
{
    private static readonly StageQuestion[] Three =
    [
        new("containment", "Is it contained?", Standing.Answered, "Done") { Things = ["check-"] },
        new("quotes", "What did they say?", Standing.Optional, ""),
        new("timeline", "What happened?", Standing.Open, "1 entry") { Things = ["entry-"] },
    ];

    [TestMethod]
    public void The_next_question_is_the_next_that_needs_an_answer_from_the_beginning_after_the_last()
    {
        Assert.AreEqual("timeline", StageQuestions.After("containment", Three)?.Id);
        Assert.IsNull(StageQuestions.After("timeline", Three), "It is the only one.");
        Assert.AreEqual("timeline", StageQuestions.After("quotes", [Three[2], Three[1], Three[0]])?.Id);
    }

    [TestMethod]
    [DataRow("timeline", true)]
    [DataRow("entry-01a2", true)]
    [DataRow("check-hold", false)]
    [DataRow("time", false)]
    public void A_question_holds_what_stands_in_it(string id, bool holds) => Assert.AreEqual(holds, Three[2].Holds(id));

    [TestMethod]
    public async Task Every_field_is_held_by_the_question_it_stands_in_so_that_words_that_waited_find_it()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Fix, "A condition", "Another");
        var reader = (await world.Verbs.GetRequiredService<PeopleService>().ActorForConsoleAsync(Account.Mia.Email)).Value;
        var opened = (await world.Verbs.GetRequiredService<ReviewService>().OpenAsync(reader, review)).Value;
        var mia = await world.AsAsync(Account.Mia);
        var seen = 0;
        foreach (var stage in new[] { "pause", "analyze", "fix" })
        {
            await mia.GoAsync($"/reviews/{review}/{stage}?open=all");
            var questions = StageQuestions.Of(opened, stage, TimeZoneInfo.Utc);
            var fields = await mia.Page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('.question-body :is(input, textarea, select)[id]')]
                    .map(field => `${field.closest('section.question').id} ${field.id}`)
                """);
            seen += fields.Length;
            foreach (var (question, id) in fields.Select(field => (field.Split(' ')[0], field.Split(' ')[1])))
                Assert.AreEqual(question, questions.FirstOrDefault(q => q.Holds(id))?.Id, $"{id} on {stage}");
        }
        Assert.IsGreaterThan(20, seen);
    }

    [TestMethod]
    public async Task What_was_opened_all_at_once_is_so_on_the_other_stages_until_it_is_folded_again()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Fix, "A condition", "Another");
        var ada = await world.AsAsync(Account.Ada);
        await ada.GoAsync($"/reviews/{review}/pause");
        await ada.PressAsync("Open all");
        await ada.AtAsync(@"/pause\?open=all$");
        var rail = ada.Page.GetByRole(AriaRole.Navigation, new() { Name = "Stages of this review" });
        var analyze = rail.GetByRole(AriaRole.Link, new() { Name = "Analyze", Exact = true });
        await Expect(analyze).ToHaveAttributeAsync("href", new Regex("open=all$")); // the address is told a moment before the page is drawn
        await analyze.ClickAsync();
        await ada.AtAsync(@"/analyze\?open=all$");
        await ada.LiveAsync();
        await Expect(ada.Page.Locator("section.question:not(.open)")).ToHaveCountAsync(0);
        // What is missing stands on another stage's page: it is led to there, with all the rest.
        await rail.GetByRole(AriaRole.Link, new() { Name = "Have a manager sign this version." }).ClickAsync();
        await ada.AtAsync(@"/fix\?open=all#signature$");
        await ada.LiveAsync();
        await Expect(ada.Part("signature")).ToBeInViewportAsync();
        await Expect(ada.Page.Locator("section.question:not(.open)")).ToHaveCountAsync(0);

        await ada.PressAsync("One at a time");
        var pause = rail.GetByRole(AriaRole.Link, new() { Name = "Pause", Exact = true });
        await Expect(pause).ToHaveAttributeAsync("href", new Regex("/pause$"));
        await pause.ClickAsync();
        await ada.AtAsync("/pause$");
        await ada.LiveAsync();
        await Expect(OpenOnes(ada)).Not.ToHaveCountAsync(await ada.Page.Locator("section.question").CountAsync());
    }

    [TestMethod]
    public async Task Who_is_here_now_is_marked_otherwise_than_who_takes_part_and_in_words_too()
    {
        await using var world = await Northwind.StartAsync();
        var review = await world.PreparedAsync(Stage.Fix, "A condition", "Another");
        var (ada, mia) = (await world.AsAsync(Account.Ada), await world.AsAsync(Account.Mia));
        await mia.GoAsync($"/reviews/{review}/fix");
        await ada.GoAsync($"/reviews/{review}/fix");
        var (here, takesPart) = (ada.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Here now: ") }),
            ada.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Taking part: ") }));
        await Expect(here).ToHaveCountAsync(1);
        await Expect(takesPart).ToHaveCountAsync(1);
        const string ring = "faces => { const face = faces.querySelector('.face');"
            + " return getComputedStyle(face).boxShadow + getComputedStyle(face, '::after').content; }";
        Assert.AreNotEqual(await takesPart.EvaluateAsync<string>(ring), await here.EvaluateAsync<string>(ring));
        await ada.ReadsAsync("is in Fix");
    }

    [TestMethod]
    public async Task One_question_is_open_and_what_is_typed_in_it_stays_when_another_is_opened()
    {
        await using var world = await Northwind.StartAsync();
        var review = await StartedAsync(world);
        var mia = await world.Browser.VisitorAsync(world.Program.Address);
        await mia.SignInAsync(Account.Mia.Email);
        await mia.GoAsync($"/reviews/{review}/pause");
        await Expect(OpenOnes(mia)).ToHaveCountAsync(1);
        await Expect(Turn(mia, "containment")).ToHaveAttributeAsync("aria-expanded", "true");

        await Turn(mia, "quotes").ClickAsync();
        await Expect(OpenOnes(mia)).ToHaveCountAsync(1);
        await mia.FillAsync("What they said", "Nobody could tell me where it was.");
        await mia.AtAsync(@"\?open=quotes$");
        await Turn(mia, "affected").PressAsync("Enter");
        await Expect(mia.Field("Customers affected")).ToBeVisibleAsync();
        await Expect(mia.Field("What they said")).ToBeHiddenAsync();
        await Expect(mia.Part("affected")).ToBeInViewportAsync();
        await Turn(mia, "quotes").ClickAsync();
        await Expect(mia.Field("What they said")).ToHaveValueAsync("Nobody could tell me where it was.");
        await mia.AtAsync(@"\?open=quotes$");

        await mia.Page.ReloadAsync();
        await mia.LiveAsync();
        await Expect(Turn(mia, "quotes")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(mia.Field("What they said")).ToHaveValueAsync("Nobody could tell me where it was.");
    }

    [TestMethod]
    public async Task An_answer_reads_in_one_line_and_leads_on_to_what_is_still_to_be_answered()
    {
        await using var world = await Northwind.StartAsync();
        var review = await StartedAsync(world);
        var mia = await world.Browser.VisitorAsync(world.Program.Address);
        await mia.SignInAsync(Account.Mia.Email);
        await mia.GoAsync($"/reviews/{review}/pause?open=affected");

        await mia.FillAsync("Customers affected", "143");
        await mia.Field("Customers affected").BlurAsync();
        await Expect(mia.Part("affected").GetByLabel("Answered:")).ToBeVisibleAsync();
        await mia.Part("affected").GetByRole(AriaRole.Button, new() { NameRegex = new("^Next: ") }).ClickAsync();

        await Expect(mia.Part("affected").Locator(".in-a-line")).ToHaveTextAsync("143 customers");
        await Expect(Turn(mia, "timeline")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(Turn(mia, "timeline")).ToBeFocusedAsync(); // what was pressed is folded away
    }

    [TestMethod]
    public async Task A_link_to_a_thing_in_a_question_that_is_folded_away_opens_it_and_goes_there()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        var page = ruth.Visitor.Page;
        await page.SetViewportSizeAsync(1280, 900);
        await ruth.Visitor.GoAsync(organisation.Place("/reviews/{fix}/fix?open=coverage"));
        var link = page.Locator("#coverage thead a").First;
        var action = (await link.GetAttributeAsync("href"))!.Split('#')[1];

        await link.PressAsync("Enter");

        await Expect(page.Locator($"#{action}")).ToBeInViewportAsync();
        await Expect(Turn(ruth.Visitor, "actions")).ToHaveAttributeAsync("aria-expanded", "true");
        await ruth.Visitor.GoAsync("/");
        await ruth.Visitor.GoAsync(organisation.Place("/reviews/{fix}/fix") + $"#{action}");
        await Expect(page.Locator($"#{action}")).ToBeInViewportAsync();
    }

    [TestMethod]
    public async Task So_does_a_link_that_was_pressed_before_anybody_listened()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        var ruth = await organisation.AsAsync("Ruth Adeyemi");
        var page = ruth.Page;
        var pressed = new TaskCompletionSource();
        await page.RouteAsync(new Regex(@"/js/links[^/]*\.js"), async script =>
        {
            await pressed.Task;
            await script.ContinueAsync();
        });
        await ruth.GoAsync(organisation.Place("/reviews/{fix}/fix?open=coverage"));
        var link = page.Locator("#coverage thead a").First;
        var action = (await link.GetAttributeAsync("href"))!.Split('#')[1];
        await link.ClickAsync();
        await ruth.AtAsync($"#{action}$");

        pressed.SetResult();

        await Expect(page.Locator($"#{action}")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>Also with the timeline open, which is the longest of a stage's questions.</summary>
    [TestMethod]
    public async Task A_filled_stage_that_is_worked_on_is_no_longer_than_three_screens()
    {
        var organisation = await SampleOrganisation.SharedAsync();
        await using var ruth = await organisation.BorrowRuthAsync();
        await ruth.Visitor.Page.SetViewportSizeAsync(1280, 900);
        string[] stages =
        [
            "{pause}/pause", "{pause}/pause?open=timeline", "{analyze}/analyze", "{analyze}/analyze?open=timeline", "{fix}/fix",
            "{fix}/fix?open=coverage",
        ];
        foreach (var place in stages.Select(stage => $"/reviews/{stage}"))
        {
            await ruth.Visitor.GoAsync(organisation.Place(place));
            var height = await ruth.Visitor.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            Assert.IsTrue(height <= 3000, $"{place} is {height} pixels high.");
        }
    }

    [TestMethod]
    public async Task Without_script_a_question_is_opened_by_its_form()
    {
        await using var world = await Northwind.StartAsync();
        var review = await StartedAsync(world);
        var mia = await world.Browser.VisitorAsync(world.Program.Address, scripts: false);
        var page = mia.Page;
        await page.GotoAsync("/sign-in");
        await mia.GiveCredentialsAsync(Account.Mia.Email);
        await page.GotoAsync($"/reviews/{review}/pause");

        await page.Locator("#timeline > header button").ClickAsync();

        await Expect(page.Locator("#timeline")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("open"));
        await Expect(page.GetByText("Nothing on the timeline yet")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("A time, and what happened")).ToBeHiddenAsync(); // nobody would take it
    }

    private static async Task<int> StartedAsync(Northwind world)
    {
        var ada = await world.Browser.VisitorAsync(world.Program.Address);
        await ada.SignInAsync(Account.Ada.Email);
        return await ada.ReviewAsync("A parcel stood in the rain");
    }

    private static ILocator Turn(Visitor visitor, string question) => visitor.Page.Locator($"#{question} > header button");

    private static ILocator OpenOnes(Visitor visitor) => visitor.Page.Locator(".question > header button[aria-expanded=true]");
}
