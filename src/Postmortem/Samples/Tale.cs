using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Samples;

/// <summary>The story of one review, told in sentences that each become one verb. What is added has a key, by which it is named later
/// among its own kind.</summary>
internal sealed class Tale(Script script, string name)
{
    private readonly Dictionary<string, Guid> _entries = [];
    private readonly Dictionary<string, Guid> _factors = [];
    private readonly Dictionary<string, Guid> _actions = [];
    private readonly Dictionary<string, Guid> _facts = [];
    private DateTimeOffset _at;
    private int _incident;
    private int _review;
    private int _notice;

    /// <summary>Where the story goes on. Each sentence after it takes a little more than a minute.</summary>
    public Tale On(int day, string time)
    {
        _at = script.At(day, time);
        return this;
    }

    public Tale Report(SamplePerson by, IncidentText text) => Then(async () =>
        _incident = (await script.Verbs.Incidents.ReportAsync(script.As(by), text)).Value);

    public Tale Start(SamplePerson by, string template) => Then(async () =>
        _review = (await script.Verbs.Reviews.StartAsync(script.As(by), [_incident], template)).Value);

    public Tale Contain(SamplePerson by, Containment state, SamplePerson? owner, string note) => Do(v =>
        v.Pause.AnswerContainmentAsync(script.As(by), _review, state, owner is null ? null : script.IdOf(owner), note));

    public Tale Check(SamplePerson by, string item, string evidence) => Then(async () =>
    {
        var page = (await script.Verbs.Reviews.OpenAsync(script.As(by), _review)).Value;
        var id = page.Review.ContainmentItems.Single(i => i.Key == item).Id;
        Script.Done(await script.Verbs.Pause.CheckContainmentItemAsync(script.As(by), _review, id, true, evidence));
    });

    public Tale CustomerView(SamplePerson by, string text) => Then(async () =>
    {
        var page = (await script.Verbs.Reviews.OpenAsync(script.As(by), _review)).Value;
        var written = (await script.Verbs.CustomerViews.WriteCustomerViewAsync(script.As(by), _review, page.Review.CustomerView, text)).Value;
        if (written.Collision is not null) throw new InvalidOperationException("Two people wrote the customer's view at once.");
    });

    public Tale Affected(SamplePerson by, int? count, SamplePerson? findsOut, string note) => Do(v =>
        v.Pause.SayWhoWasAffectedAsync(script.As(by), _review, count, findsOut is null ? null : script.IdOf(findsOut), note));

    public Tale Lead(SamplePerson by, SamplePerson facilitator) => Do(v =>
        v.Pause.NameFacilitatorAsync(script.As(by), _review, script.IdOf(facilitator), wasInvolved: false));

    public Tale Invite(SamplePerson by, SamplePerson person, bool wasInvolved) => Do(v =>
        v.Pause.InviteAsync(script.As(by), _review, script.IdOf(person), wasInvolved));

    public Tale Accept(SamplePerson by) => Do(v => v.Pause.AcceptGroundRuleAsync(script.As(by), _review));

    /// <param name="question">Key of a question of the review's template.</param>
    public Tale Perspective(SamplePerson by, string question, string text) => Then(async () =>
        Script.Done((await script.Verbs.Perspectives.WritePerspectiveAsync(script.As(by), _review, question, text)).Refusal));

    /// <summary>Writes what nobody can find the author of; the answers belong together.</summary>
    public Tale Confidentially(SamplePerson by, params (string Question, string Text)[] answers) => Then(async () =>
    {
        foreach (var (question, text) in answers)
            Script.Done(await script.Verbs.Perspectives.WriteConfidentiallyAsync(script.As(by), _review, question, text));
    });

    public Tale Remind(SamplePerson by) => Then(async () =>
        Script.Done((await script.Verbs.Perspectives.RemindOfPerspectivesAsync(script.As(by), _review)).Refusal));
    public Tale AddsNothing(SamplePerson by) => Do(v => v.Perspectives.SetNameAsideAsync(script.As(by), _review, aside: true));

    /// <param name="question">Key of a question of the review's template.</param>
    public Tale Customers(SamplePerson by, string question, string text) => Then(async () =>
        Script.Done((await script.Verbs.CustomerViews.WriteCustomerAnswerAsync(script.As(by), _review, question, "", text)).Refusal));

    public Tale Said(SamplePerson by, string text, string who, string channel, DateTimeOffset at) => Then(async () =>
        Script.Done((await script.Verbs.CustomerViews.AddQuoteAsync(script.As(by), _review,
            new QuoteText(text, who) { Channel = channel, SaidAt = at })).Refusal));

    /// <param name="wrong">What went wrong there; empty where nothing did.</param>
    public Tale Step(SamplePerson by, string did, string wrong = "") => Then(async () =>
        Script.Done((await script.Verbs.CustomerViews.AddJourneyStepAsync(script.As(by), _review, new JourneyText(did, wrong))).Refusal));
    public Tale HandIn(SamplePerson by) => Do(v => v.Perspectives.HandInPerspectiveAsync(script.As(by), _review));
    public Tale Reveal(SamplePerson by, string reason) => Do(v => v.Perspectives.RevealPerspectivesAsync(script.As(by), _review, reason));

    public Tale Happened(string key, SamplePerson by, TimelineText text) => Keep(_entries, key, v =>
        v.Timelines.AddTimelineEntryAsync(script.As(by), _review, text));

    /// <param name="reason">Only where the gate still asks for something.</param>
    public Tale Open(SamplePerson by, string? reason = null) => Do(v => v.Reviews.OpenNextStageAsync(script.As(by), _review, reason));

    /// <param name="under">The factor it explains.</param>
    /// <param name="seenIn">Keys of timeline entries.</param>
    public Tale Factor(string key, SamplePerson by, FactorText text, string? under = null, params string[] seenIn) => Keep(_factors, key, v =>
        v.Factors.AddFactorAsync(script.As(by), _review, text with { EntryIds = [.. seenIn.Select(k => _entries[k])] }, under is null ? null
            : _factors[under]));

    /// <param name="key">Of the timeline entry or the factor that is talked about.</param>
    public Tale Say(SamplePerson by, CommentAbout about, string key, string text) => Then(async () =>
        Script.Done((await script.Verbs.Discussion.CommentAsync(script.As(by), _review,
            new CommentPlace(about, about == CommentAbout.Factor ? _factors[key] : _entries[key]), new CommentText(text))).Refusal));

    public Tale Mitigator(SamplePerson by, string text, bool wasLuck = false) => Then(async () =>
        Script.Done((await script.Verbs.Findings.AddMitigatorAsync(script.As(by), _review, text, wasLuck)).Refusal));

    public Tale Thank(SamplePerson by, SamplePerson? person, string who, string text) => Then(async () =>
        Script.Done((await script.Verbs.Findings.RecogniseAsync(script.As(by), _review, person is null ? null : script.IdOf(person), who, text)).Refusal));

    /// <param name="answers">Keys of factors.</param>
    public Tale Plan(string key, SamplePerson by, SamplePerson? owner, ActionText text, params string[] answers) => Keep(_actions, key, v =>
        v.Plans.PlanActionAsync(script.As(by), _review, text with
        {
            OwnerId = owner is null ? null : script.IdOf(owner),
            FactorIds = [.. answers.Select(k => _factors[k])],
        }));

    public Tale AcceptFactor(string key, SamplePerson by, SamplePerson riskOwner, int lookAgain, string reason) => Do(v =>
        v.Plans.AcceptFactorAsync(script.As(by), _review, _factors[key], reason, script.IdOf(riskOwner), script.Day(lookAgain)));

    public Tale Move(string key, SamplePerson by, ActionState to, string note) => Then(async () =>
    {
        var page = (await script.Verbs.Reviews.OpenAsync(script.As(by), _review)).Value;
        var action = page.Review.Actions.Single(a => a.Id == _actions[key]);
        Script.Done(await script.Verbs.Actions.MoveAsync(script.As(by), action.Number, action.Version, to, note));
    });

    /// <param name="source">Key of the entry, factor or action it was taken from; what it is about says which.</param>
    public Tale Share(string key, SamplePerson by, FactAbout about, string source, string text) => Keep(_facts, key, v =>
        v.Shares.ShareAsync(script.As(by), _review, about, (about switch
        {
            FactAbout.WhatHappened => _entries,
            FactAbout.Why => _factors,
            _ => _actions,
        })[source], text));

    /// <param name="promises">Key of an action, the sentence, the day.</param>
    public Tale Compose(SamplePerson by, NoticeText text, string[] facts, params (string Action, string Sentence, int Due)[] promises) => Then(async () =>
        _notice = (await script.Verbs.Notices.ComposeAsync(script.As(by), _review, NoticeKind.Improvement, "en", text with
        {
            FactIds = [.. facts.Select(k => _facts[k])],
            Promises = [.. promises.Select(p => new PromiseText(_actions[p.Action], p.Sentence, script.Day(p.Due)))],
        })).Value);

    public Tale Address(SamplePerson by, string customer, string email) => Then(async () =>
        Script.Done(await script.Verbs.Notices.AddNewRecipientAsync(script.As(by), _notice, customer, email)));

    /// <summary>Approves and sends; customers answer after the given days, in the order in which they were addressed.</summary>
    public Tale Send(SamplePerson by, params (int Day, string Time, Answer Answer, string Message)[] answers)
    {
        List<string> secrets = [];
        Then(async () => Script.Done(await script.Verbs.Notices.ApproveAsync(script.As(by), _notice)));
        Then(async () => secrets.AddRange((await script.Verbs.Notices.SendAsync(script.As(by), _notice)).Value.OrderBy(s => s.Key).Select(s => s.Value)));
        foreach (var (answer, i) in answers.Select((a, i) => (a, i)))
            script.Step(script.At(answer.Day, answer.Time), name, async () =>
                Script.Done(await script.Verbs.Customers.ReplyAsync(secrets[i], answer.Answer, answer.Message)));
        return this;
    }

    /// <summary>Asks another team whether the same could happen there.</summary>
    public Tale Ask(SamplePerson by, SamplePerson asked, string team, string hazard, string factor) => Then(async () =>
        Script.Done((await script.Verbs.Across.AskAcrossAsync(script.As(by), _review,
            new AcrossText(hazard, script.IdOf(asked)) { Team = team, FactorId = _factors[factor] })).Refusal));

    public Tale Sign(SamplePerson by) => Do(v => v.Signatures.SignAsync(script.As(by), _review));

    private Tale Do(Func<Verbs, Task<Refusal?>> verb) => Then(async () => Script.Done(await verb(script.Verbs)));
    private Tale Keep(Dictionary<string, Guid> ids, string key, Func<Verbs, Task<Result<Guid>>> verb) =>
        Then(async () => ids[key] = (await verb(script.Verbs)).Value);

    private Tale Then(Func<Task> step)
    {
        script.Step(_at, name, step);
        _at += TimeSpan.FromSeconds(73);
        return this;
    }
}
