using Postmortem.Incidents;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using static Postmortem.Samples.Cast;

namespace Postmortem.Samples;

/// <summary>A severe incident that was led all the way: cards stopped working in every shop, and some customers paid for nothing.</summary>
internal static partial class PaymentOutage
{
    private const int Evening = -64;

    public static void Tell(Script script)
    {
        var tale = new Tale(script, "Payment outage");
        Pause(tale, script);
        Analyze(tale);
        Fix(tale, script);
        TellCustomers(tale);
        Afterwards(tale);
    }

    private static void Pause(Tale tale, Script script)
    {
        tale.On(Evening, "20:05").Report(Leila, new IncidentText
        {
            Title = "Cards were declined in all fourteen shops, and 212 people paid for shopping they had to leave behind",
            CustomerExperience = "“My card was refused three times with a queue behind me. I left everything on the belt and drove home. "
                + "My bank says I paid £64.20, three times.”",
            WhoWasTouched = "Everyone who paid by card in a shop between 17:12 and 19:05. The online shop was not touched.",
            CustomersAffected = 1380,
            StartedAt = script.At(Evening, "17:12"),
            NoticedAt = script.At(Evening, "17:31"),
            EndedAt = script.At(Evening, "19:05"),
            Severity = Severity.Severe,
            Channel = "Shops",
            Services = "Card payments, tills",
        });
        tale.On(Evening, "20:20").Start(Priya, "severe")
            .Lead(Priya, Jonas)
            .Invite(Priya, Leila, wasInvolved: true)
            .Contain(Priya, Containment.Running, Tomas,
                "Cards work again since 19:05. The bank’s list and ours are being compared; money goes back as it is found.")
            .Check(Leila, "stop", "Test payments from all fourteen shops went through at 19:05, 19:30 and 20:00.")
            .Check(Leila, "evidence", "Till logs, gateway logs and the evening’s alert channel are copied to the review’s folder, read-only.");
        tale.On(Evening + 1, "08:40")
            .Check(Priya, "vulnerable", "Twenty-three of the 212 wrote that the money was needed this week. "
                + "They were called first, and paid by transfer before noon.")
            .Check(Priya, "people", "Both evening shifts were asked how they are. Two cashiers were shouted at for an hour; they have tomorrow off.")
            .Check(Tomas, "duty", "Bank told at 19:20, insurer this morning. No authority needs to hear of it below 24 hours.")
            .Check(Priya, "word", "The head of customer care speaks for us. Nothing is promised beyond “you get your money back”.")
            .Affected(Priya, 1380, null, "1,380 card payments were tried between 17:12 and 19:05. "
                + "In 212 of them the bank took money and the till said declined, 41 of them more than once.")
            .CustomerView(Jonas, "I had worked all day and stopped for the shopping with two children. The card was refused. "
                + "The cashier was kind and said: try again. It was refused again, and again. Behind me people sighed. "
                + "I said sorry to everyone and left the bags on the belt.\n\n"
                + "At home my bank showed £64.20, three times. Nearly two hundred pounds, four days before pay day, for shopping I did not have. "
                + "The number on the receipt… I had no receipt. "
                + "The number on the website was answered by a recording until eight in the morning.\n\n"
                + "What I needed was one person, that evening, who could say: we see it, you will have it back, and this is when.")
            .Invite(Jonas, Grace, wasInvolved: true)
            .Invite(Jonas, Marek, wasInvolved: true);
        tale.On(Evening + 1, "11:15").Accept(Leila).Accept(Grace)
            .Perspective(Leila, "saw", "I saw the gateway alarm stay green all evening, so when the first shop rang my own phone I took it for one till.")
            .Perspective(Leila, "sense", "I restarted that till. It worked once and then not again, which made me look at the till for twenty more minutes.")
            .Perspective(Leila, "hard", "I had no list of which line a shop was on. I found out that everyone was on the backup line when I drew it on paper.")
            .HandIn(Leila)
            .Perspective(Grace, "saw", "The first call came at 17:31, from a customer in her car. I opened a case for one customer. "
                + "By 17:50 there were nine cases for one customer each, in four inboxes.")
            .Perspective(Grace, "hard", "I was asked again and again when the money comes back, and I had nothing I was allowed to say.")
            .Perspective(Grace, "helped", "I said it aloud in the room, and then it was clear that it was one thing.")
            .HandIn(Grace);
        Timeline(tale, script);
        tale.On(Evening + 3, "09:10")
            .Check(Priya, "affected", "All 212 have their money back or a transfer on the way. The last one was found through the bank, not through us.")
            .Contain(Priya, Containment.Done, null,
                "Cards work since 19:05. All 212 payments without a sale are found and paid back; the lists agree to the penny.")
            .Reveal(Jonas, "The third participant is on leave until the end of next week. We read the two accounts that are in; the third is heard in Analyze.")
            .Open(Jonas, "The manager of the shop that saw it first is on leave for ten days and has not been able to accept the ground rule. "
                + "The gateway deletes its detailed logs after seven days, so we analyze now and listen to the third account afterwards.");
    }

    private static void Timeline(Tale tale, Script script)
    {
        tale.On(Evening + 1, "14:30")
            .Happened("mailbox", Leila, new TimelineText(script.At(-110, "09:02"), TimelineKind.Trigger,
                "The gateway announces by mail that its certificate will be renewed in six weeks.")
            {
                KnownAt = script.At(Evening + 1, "10:20"),
                Evidence = "Mailbox payments-notices@, message unread until the day after the outage",
            })
            .Happened("trigger", Leila, new TimelineText(script.At(Evening, "17:12"), TimelineKind.Trigger,
                "The gateway switches to its new certificate. Tills no longer trust the main line and go over to the backup line.")
            {
                KnownAt = script.At(Evening, "18:36"),
                Evidence = "Till log of shop 3, line 88,214 onwards",
            })
            .Happened("slow", Leila, new TimelineText(script.At(Evening, "17:14"), TimelineKind.Impact, "With every shop on it, "
                + "the backup line answers after 21 to 26 seconds. Tills stop waiting after 20 and show “declined”; the bank has approved.")
            {
                KnownAt = script.At(Evening, "18:52"),
                Evidence = "Gateway log, 1,380 requests, median 24.1 s",
            })
            .Happened("first-call", Grace, new TimelineText(script.At(Evening, "17:31"), TimelineKind.Detection,
                "First call: a customer says that the bank took the money although the till said declined.")
            { Evidence = "Case 20418" })
            .Happened("shop-phone", Grace, new TimelineText(script.At(Evening, "17:38"), TimelineKind.Detection, "The shop at Castle Street calls the "
                + "service number for tills and hears that it is open from nine to five.")
            { Evidence = "Call log of shop 1" })
            .Happened("nine", Grace, new TimelineText(script.At(Evening, "17:52"), TimelineKind.Detection,
                "Nine cases are open in four inboxes. Somebody says it aloud in the room: this is one thing.")
            { Evidence = "Cases 20418 to 20431" })
            .Happened("stop-cards", Leila, new TimelineText(script.At(Evening, "18:20"), TimelineKind.Response, "Shops are asked by phone, "
                + "one after the other, to take no cards. The last one is reached at 18:47.")
            { Evidence = "Call list on paper, photographed" })
            .Happened("paper", Leila, new TimelineText(script.At(Evening, "18:36"), TimelineKind.Response,
                "A drawing on paper shows that all fourteen shops are on the backup line. The certificate is found three minutes later."))
            .Happened("recovery", Leila, new TimelineText(script.At(Evening, "19:05"), TimelineKind.Recovery,
                "A list with the new certificate is on all tills. Test payments go through within two seconds.")
            { Evidence = "Test protocol, fourteen lines" })
            .Happened("sign", Grace, new TimelineText(script.At(Evening, "19:40"), TimelineKind.Communication,
                "The website says what happened and that money comes back by itself. Until then it said nothing.")
            { Evidence = "Website history" })
            .Happened("tries", Grace, new TimelineText(script.At(Evening, "17:20"), TimelineKind.Impact, "Cards are tried two or three times at most tills. "
                + "How many customers gave their card again because they were asked to, we do not know.")
            { Certainty = Certainty.Assumption });
    }

    private static void Analyze(Tale tale)
    {
        tale.On(Evening + 4, "10:00")
            .Factor("timeout", Jonas, new FactorText("The till stops waiting after 20 seconds and says “declined”, whatever the bank decides afterwards.",
                "design"), null, "slow")
            .Factor("limit", Leila, new FactorText("The limit was set for a line that was replaced three years ago, and no test answers slowly on purpose.",
                "safeguards")
            { Evidence = "Change 1190; list of till tests" }, "timeout")
            .Factor("own-list", Leila, new FactorText("Tills carry their own list of certificates, renewed by hand once a year, "
                + "while the gateway renews on its own date.", "process"), null, "trigger")
            .Factor("notices", Leila, new FactorText("The gateway’s announcements go to a mailbox that belonged to a team which no longer exists.",
                "communication"), "own-list", "mailbox")
            .Factor("handover", Jonas, new FactorText("When teams are merged, mailboxes and supplier contacts are on no list of what has to find a new owner.",
                "leadership")
            { Evidence = "Plan of last year’s merger: people, desks and budgets; nothing about contacts" }, "notices")
            .Factor("all-at-once", Leila, new FactorText("All shops receive a till image in the same night, "
                + "so all of them share the same weakness on the same evening.", "design")
            { Evidence = "Release calendar" }, "own-list");
        tale.On(Evening + 5, "10:00")
            .Factor("retries", Grace, new FactorText("Cashiers asked customers to give the same card up to three times.", "process") { IsAboutAPerson = true },
                null, "tries")
            .Factor("card", Grace, new FactorText("The instruction card at the till says: declined, then try twice more before you ask for cash. "
                + "On a slow line each try is a payment.", "tools")
            { Evidence = "Photo of the card, edition of five years ago" }, "retries")
            .Factor("monitoring", Leila, new FactorText("Monitoring asks whether the gateway answers, not whether a payment goes through.", "information"),
                null, "first-call")
            .Factor("no-number", Grace, new FactorText("After five o’clock shops have no number to call, although half of all sales are made after five.",
                "priorities"), "monitoring", "shop-phone")
            .Factor("one-gateway", Jonas, new FactorText("Every shop depends on one gateway; when it is slow there is nothing to go over to.",
                "suppliers")
            { Evidence = "Contract, section 4" })
            .Mitigator(Grace, "Two apprentices at Castle Street wrote names and phone numbers on paper bags; 38 people were found that way.")
            .Mitigator(Leila, "The bank’s night run begins at 20:00. At 19:05 the 212 payments were reserved but not yet booked.", wasLuck: true)
            .Mitigator(Grace, "The chat team said aloud in the room what it saw, across four inboxes.")
            .Thank(Priya, Grace, "", "For putting nine cases together in twenty minutes, and for staying until the last of the 23 had been called.")
            .Thank(Marek, null, "The apprentices at Castle Street", "For the paper bags. Nobody had asked them to.")
            .Open(Jonas);
    }
}
