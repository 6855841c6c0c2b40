"""What people call the six boxes, in the twelve languages of most canvases. Only what names a box:
a word that is as likely to be a note stands in no list.

Names are compared as `vocabulary.plain` has them, without accents, and without words such as "of
the customer" (`FILLERS`).
"""

from collections.abc import Mapping
from typing import Final

from canvases.method.kinds import Kind

BOX_NAMES: Final[Mapping[str, Mapping[Kind, str]]] = {
    "en": {
        Kind.JOB: "job, jobs, customer jobs, job to be done, jobs to be done, jtbd, task, tasks,"
        " job description, job descriptions, job statement, customer job to be done, trying to do,"
        " trying to get done, trying to achieve, trying to accomplish, try to do, try to get done,"
        " need to get done, want to get done, want to achieve, hoping to achieve,"
        " what customers are trying to do, what customers are trying to get done",
        Kind.PAIN: "pain point, pain points, customer pain, customer pains, problem, problems,"
        " frustration, frustrations, challenge, challenges, obstacle, obstacles, annoyances,"
        " fears and frustrations, frustrations and fears, struggles, undesired outcomes,"
        " struggling with, struggle with, struggles with, frustrates, annoys, bothers",
        Kind.GAIN: "customer gain, customer gains, benefit, benefits, desired outcome,"
        " gain point, gain points, desired outcomes, desired result, desired results,"
        " wants and needs, expected benefits, expected outcomes, positive outcomes",
        Kind.PRODUCT: "product, products, service, services, products services,"
        " products and services, product and service, product service, offer, offers, offering,"
        " solution, solutions, product features, key features, our offer, our offering",
        Kind.PAIN_RELIEVER: "reliever, relievers, pain relief, pain killer, pain killers,"
        " painkiller, painkillers, how we relieve pains, how we relieve pain, relieving pains,"
        " pain removers, pain reducers, problem solvers",
        Kind.GAIN_CREATOR: "creator, creators, gain creation, how we create gains, creating gains,"
        " gain makers, gain generators, benefit creators, value creators",
    },
    "de": {
        Kind.JOB: "Aufgaben, Kundenaufgaben, Kundenaufgabe, Kundenjobs, Kundenjob, Nutzeraufgaben",
        Kind.PAIN: "Schmerz, Schmerzen, Schmerzpunkt, Schmerzpunkte, Kundenschmerzen, Probleme,"
        " Kundenprobleme, Painpoints, Herausforderungen, Frustrationen, Leiden, Sorgen und Nöte,"
        " Ärgernisse, Hindernisse",
        Kind.GAIN: "Gewinn, Gewinne, Kundengewinne, Nutzen, Kundennutzen, Vorteil, Vorteile,"
        " Gewinne und Wünsche, Kundenwünsche, Mehrwert, Mehrwerte, erwünschte Ergebnisse,"
        " gewünschte Ergebnisse",
        Kind.PRODUCT: "Produkt, Produkte, Dienstleistung, Dienstleistungen, Dienste, Angebot,"
        " Angebote, Lösung, Lösungen, Produkte und Dienstleistungen, Produkte und Services,"
        " Produkt und Service, Produkte und Dienste, Produkte Dienstleistungen, Leistungen,"
        " Produkte und Leistungen, Produkte Leistungen, Produkt und Dienstleistung",
        Kind.PAIN_RELIEVER: "Schmerzlöser, Schmerzlinderer, Schmerzlinderung, Schmerzmittel,"
        " Schmerzkiller, Schmerzstiller, Problemlöser, Problemlösungen, Schmerz Linderer,"
        " Schmerzbekämpfer, Schmerzreduzierer, Schmerzlindernde Maßnahmen, Painkiller,"
        " Problemlöser und Schmerzlinderer, Frustlöser, Schmerzlöser und Linderer",
        Kind.GAIN_CREATOR: "Gewinnerzeuger, Gewinnerschaffer, Gewinnbringer, Gewinnstifter,"
        " Gewinngeneratoren, Nutzenbringer, Nutzenstifter, Nutzenerzeuger, Vorteilsbringer,"
        " Vorteilsverschaffer, Gewinn Erzeuger, Gewinnschöpfer, Gewinntreiber, Nutzentreiber,"
        " Mehrwertstifter, Mehrwertbringer, Gewinnverstärker, Nutzengeneratoren",
    },
    "fr": {
        Kind.JOB: "tâche, tâches, tâches du client, activités du client, travaux du client,"
        " travail à faire, travaux à accomplir, jobs à accomplir, tâches à accomplir, missions,"
        " aspirations du client",
        Kind.PAIN: "douleur, douleurs, problème, problèmes, irritant, irritants, frustrations,"
        " points de douleur, points de friction, difficultés, peines, points douloureux,"
        " obstacles, défis, peurs et frustrations, problèmes et frustrations",
        Kind.GAIN: "gain, gains, bénéfice, bénéfices, avantage, avantages, bénéfices attendus,"
        " gains attendus, résultats souhaités, résultats attendus",
        Kind.PRODUCT: "produit, produits, service, services, produits et services,"
        " produit et service, produits services, offre, offres",
        Kind.PAIN_RELIEVER: "solutions aux problèmes, soulagement, soulagements, soulageurs,"
        " soulagement de la douleur, soulagement des douleurs, soulagements des douleurs,"
        " soulageurs de douleur, soulageurs de douleurs, antidouleur, antidouleurs,"
        " anti douleurs, analgésique, analgésiques, réducteurs de douleur,"
        " réducteurs de douleurs, remèdes, réducteurs de peine, réducteurs d'irritants,"
        " solutions aux douleurs, apaisements, soulageurs de problèmes, soulageurs d'irritants,"
        " réducteurs de problèmes, réducteurs de frustrations, soulageurs de frustrations,"
        " soulageurs de peines, atténuateurs de douleurs",
        Kind.GAIN_CREATOR: "créateur de gain, créateur de gains, créateurs de gain,"
        " créateurs de gains, créateurs de bénéfices, créateurs de bénéfice,"
        " créateurs d'avantages, générateurs de gains, générateurs de gain,"
        " générateurs de bénéfices, générateurs d'avantages, création de gains,"
        " créateurs de valeur, amplificateurs de gains",
    },
    "es": {
        Kind.JOB: "tarea, tareas, trabajos, trabajos del cliente, tareas del cliente,"
        " trabajos por hacer, trabajos a realizar, actividades del cliente, tareas por hacer",
        Kind.PAIN: "dolor, dolores, frustración, frustraciones, problema, problemas,"
        " puntos de dolor, molestias, miedos y frustraciones, obstáculos, desafíos",
        Kind.GAIN: "ganancia, ganancias, alegría, alegrías, beneficio, beneficios, ventajas,"
        " resultados deseados, beneficios esperados, logros",
        Kind.PRODUCT: "producto, productos, servicio, servicios, productos y servicios,"
        " producto y servicio, productos servicios, oferta, ofertas, solución, soluciones",
        Kind.PAIN_RELIEVER: "aliviadores de dolor, aliviadores de dolores, aliviador de dolor,"
        " aliviadores, aliviadores de frustraciones, calmantes, calmantes del dolor, analgésico,"
        " analgésicos, alivio del dolor, alivios, aliviador de frustraciones, reductores de dolor,"
        " reductores de dolores, alivios del dolor, alivio de dolores, aliviadores de problemas,"
        " solucionadores de problemas",
        Kind.GAIN_CREATOR: "creadores de ganancias, creadores de ganancia, creador de ganancias,"
        " creadores de alegrías, creador de alegrías, creadores de beneficios, creadores,"
        " generadores de ganancias, generadores de beneficios, generadores de alegrías,"
        " creadores de valor, generadores de valor",
    },
    "pt": {
        Kind.JOB: "tarefa, tarefas, trabalhos, tarefas do cliente, trabalhos do cliente,"
        " trabalhos a fazer, tarefas a realizar, trabalho a ser feito, trabalhos a serem feitos,"
        " atividades do cliente",
        Kind.PAIN: "dor, dores, problema, problemas, frustração, frustrações, pontos de dor,"
        " incômodos, obstáculos, desafios, medos e frustrações",
        Kind.GAIN: "ganho, ganhos, benefício, benefícios, vantagens, resultados desejados,"
        " ganhos esperados",
        Kind.PRODUCT: "produto, produtos, serviço, serviços, produtos e serviços,"
        " produto e serviço, produtos serviços, oferta, ofertas, solução, soluções",
        Kind.PAIN_RELIEVER: "aliviador de dor, aliviadores de dor, aliviadores de dores,"
        " aliviadores das dores, aliviadores, analgésico, analgésicos, alívio da dor,"
        " alívio das dores, alívio de dores, redutores de dor,"
        " redutores de dores, analgésicos da dor, aliviadores de problemas",
        Kind.GAIN_CREATOR: "criador de ganho, criador de ganhos, criadores de ganho,"
        " criadores de ganhos, criadores de benefícios, criadores, geradores de ganho,"
        " geradores de ganhos, geradores de benefícios, criação de ganhos,"
        " criadores de valor, geradores de valor",
    },
    "it": {
        Kind.JOB: "compito, compiti, lavori, compiti del cliente, attività del cliente,"
        " lavori del cliente, lavori da svolgere, lavori da fare, attività da svolgere",
        Kind.PAIN: "dolore, dolori, problema, problemi, difficoltà, frustrazione, frustrazioni,"
        " punti di dolore, punti dolenti, ostacoli, sfide, paure e frustrazioni",
        Kind.GAIN: "vantaggio, vantaggi, beneficio, benefici, guadagno, guadagni,"
        " risultati desiderati, benefici attesi",
        Kind.PRODUCT: "prodotto, prodotti, servizio, servizi, prodotti e servizi,"
        " prodotto e servizio, prodotti servizi, offerta, offerte, soluzione, soluzioni",
        Kind.PAIN_RELIEVER: "riduttore di dolore, riduttori di dolore, riduttori di difficoltà,"
        " riduttori del dolore, riduttori, antidolorifico, antidolorifici, analgesici,"
        " alleviatori di dolore, alleviatori del dolore, alleviatori, sollievi dal dolore,"
        " sollievo dal dolore, riduttori delle difficoltà, riduttori dei problemi,"
        " riduttori di problemi, riduttori dei dolori, riduttori di dolori",
        Kind.GAIN_CREATOR: "generatore di vantaggi, generatori di vantaggi,"
        " generatori di vantaggio, generatori di benefici, generatori di guadagno,"
        " generatori di guadagni, creatori di vantaggi, creatori di vantaggio,"
        " creatori di benefici, creatori di guadagno, creatori di guadagni, creatori di valore",
    },
    "nl": {
        Kind.JOB: "taak, taken, klanttaken, klantentaken, klantjobs, taken van de klant,"
        " klanttaak, uit te voeren taken, klussen",
        Kind.PAIN: "pijn, pijnen, pijnpunt, pijnpunten, klantpijnen, klantpijn, probleem,"
        " problemen, frustratie, frustraties, ergernissen, knelpunten, uitdagingen, obstakels",
        Kind.GAIN: "winst, winsten, voordeel, voordelen, klantvoordelen, baten, opbrengsten,"
        " gewenste resultaten, gewenste uitkomsten",
        Kind.PRODUCT: "product, producten, dienst, diensten, producten en diensten,"
        " product en dienst, producten diensten, producten en services, aanbod, oplossing,"
        " oplossingen",
        Kind.PAIN_RELIEVER: "pijnstiller, pijnstillers, pijnverzachter, pijnverzachters,"
        " pijnverlichter, pijnverlichters, pijnbestrijders, pijnoplossers,"
        " probleemoplossers, pijnverminderaars, pijnreducers",
        Kind.GAIN_CREATOR: "voordeelverschaffer, voordeelverschaffers, voordeelmakers,"
        " voordeelbrengers, voordeelcreators, voordelencreators, winstmakers, winstcreators,"
        " winstbrengers, batencreators, voordeel verschaffers, winstgevers, voordeelscheppers,"
        " waardecreatoren",
    },
    "pl": {
        Kind.JOB: "zadanie, zadania, zadania klienta, prace, prace do wykonania,"
        " zadania do wykonania, praca do wykonania, czynności klienta, zadań",
        Kind.PAIN: "ból, bóle, bolączki, problem, problemy, frustracje, punkty bólu,"
        " bóle klienta, obawy i frustracje, trudności, problemów,"
        " wyzwania, przeszkody, problemy i frustracje",
        Kind.GAIN: "korzyść, korzyści, zysk, zyski, oczekiwane korzyści, pożądane rezultaty",
        Kind.PRODUCT: "produkt, produkty, usługa, usługi, produkty i usługi, produkt i usługa,"
        " produkty usługi, oferta, rozwiązanie, rozwiązania, produktów, usług",
        Kind.PAIN_RELIEVER: "środki przeciwbólowe, środek przeciwbólowy, leki przeciwbólowe,"
        " środki uśmierzające ból, uśmierzacze bólu, uśmierzanie bólu, łagodzenie bólu,"
        " łagodzenie bólów, eliminatory bólu, reduktory bólu, sposoby na bóle,"
        " reduktory bólów, niwelatory bólu, środki zaradcze",
        Kind.GAIN_CREATOR: "źródła korzyści, kreatory korzyści, kreator korzyści,"
        " generatory korzyści, twórcy korzyści, kreatory zysku, kreatory zysków,"
        " generatory zysku, generatory zysków, tworzenie korzyści",
    },
    "sv": {
        Kind.JOB: "uppgift, uppgifter, kunduppgifter, kundens uppgifter, kundjobb, jobb,"
        " kundens jobb, jobb att göra",
        Kind.PAIN: "smärta, smärtor, smärtpunkt, smärtpunkter, kundsmärtor, problem, frustration,"
        " frustrationer, bekymmer, hinder, utmaningar",
        Kind.GAIN: "vinst, vinster, nytta, nyttor, kundnytta, kundnyttor, fördel, fördelar,"
        " önskade resultat",
        Kind.PRODUCT: "produkt, produkter, tjänst, tjänster, produkter och tjänster,"
        " produkt och tjänst, produkter tjänster, erbjudande, erbjudanden, lösning, lösningar",
        Kind.PAIN_RELIEVER: "smärtlindrare, smärtlindring, smärtstillare, smärtlindringar,"
        " smärtdödare, smärtstillande, problemlösare,"
        " smärtreducerare, problemlösningar",
        Kind.GAIN_CREATOR: "vinstskapare, nyttoskapare, fördelsskapare, vinstgenererare,"
        " nyttogivare, vinstbringare, värdeskapare,"
        " fördelsgivare, nyttobringare",
    },
    "tr": {
        Kind.JOB: "işler, görev, görevler, müşteri işleri, müşteri görevleri, yapılacak işler,"
        " müşterinin işleri, müşterinin görevleri, yapılması gereken işler, işleri, görevleri",
        Kind.PAIN: "acı, acılar, ağrı, ağrılar, sıkıntı, sıkıntılar, sorun, sorunlar, problemler,"
        " acı noktaları, ağrı noktaları, müşteri acıları, müşteri ağrıları, müşteri sorunları,"
        " müşteri sıkıntıları, müşterinin acıları, sancılar, hayal kırıklıkları, acıları,"
        " ağrıları, sorunları, sıkıntıları, sorunlarla",
        Kind.GAIN: "kazanç, kazançlar, kazanım, kazanımlar, fayda, faydalar, müşteri kazançları,"
        " müşteri kazanımları, müşteri faydaları, müşterinin kazançları, beklenen faydalar,"
        " kazançları, faydaları",
        Kind.PRODUCT: "ürün, ürünler, hizmet, hizmetler, ürünler ve hizmetler, ürün ve hizmetler,"
        " ürün ve hizmet, ürün hizmet, ürünler hizmetler, teklifler, çözüm, çözümler, ürünleri,"
        " hizmetleri",
        Kind.PAIN_RELIEVER: "ağrı kesici, ağrı kesiciler, ağrı giderici, ağrı gidericiler,"
        " acı giderici, acı gidericiler, acı dindirici, acı dindiriciler, acı azaltıcılar,"
        " acı hafifleticiler, ağrı hafifleticiler, ağrı dindiriciler, sıkıntı gidericiler,"
        " sorun gidericiler, sancı gidericiler, sorun çözücüler, acı kesiciler",
        Kind.GAIN_CREATOR: "kazanç yaratıcı, kazanç yaratıcılar, kazanç yaratıcıları,"
        " kazanç sağlayıcılar, kazanç oluşturucular, kazanım yaratıcılar, kazanım sağlayıcılar,"
        " fayda yaratıcılar, fayda sağlayıcılar, fayda yaratıcıları",
    },
    "ja": {
        Kind.JOB: "ジョブ, 仕事, 顧客の仕事, 顧客ジョブ, カスタマージョブ, 用事, 片付けたい用事,"
        " 片付けるべき用事, 片づけるべき用事, 解決したい仕事, やるべきこと, 成し遂げたいこと,"
        " タスク",
        Kind.PAIN: "ペイン, 痛み, 苦痛, 悩み, 不満, 困りごと, 困り事, 嫌なこと, 課題,"
        " ペインポイント, 悩み事, 痛点, 困っていること,"
        " 悩みや不満, 不満や悩み",
        Kind.GAIN: "ゲイン, 利得, 恩恵, 利益, 嬉しいこと, うれしいこと, 喜び, メリット,"
        " ベネフィット, 得られるもの, 望む結果",
        Kind.PRODUCT: "製品, 商品, サービス, 製品とサービス, 製品やサービス, 製品サービス,"
        " 商品サービス, 商品とサービス, 商品やサービス, プロダクト, プロダクトとサービス,"
        " 製品およびサービス, 提供物",
        Kind.PAIN_RELIEVER: "ペインリリーバー, ペインリリーバ, 痛みを和らげるもの,"
        " 痛みを取り除くもの, 痛みの緩和, 悩みを取り除くもの, 悩みを和らげるもの, 鎮痛剤,"
        " 痛み止め, 苦痛を取り除くもの, 不満を取り除くもの, 嫌なことを取り除くもの, ペインの解消,"
        " ペイン解消, 痛みの解消, 悩みの解消",
        Kind.GAIN_CREATOR: "ゲインクリエーター, ゲインクリエイター, ゲインクリエータ,"
        " 利得をもたらすもの, 恩恵をもたらすもの, 利益をもたらすもの, 嬉しさを生み出すもの,"
        " 喜びを生み出すもの, 嬉しいことを増やすもの, うれしいことを増やすもの, ゲインの創出,"
        " ゲイン創出, 利得の創造, 利得を生み出すもの, 恩恵を生み出すもの",
    },
    "zh": {
        Kind.JOB: "工作, 任务, 待办任务, 待完成的工作, 待完成工作, 客户工作, 客户任务, 顾客工作,"
        " 用户任务, 任務, 待辦任務, 待完成的任務, 客戶工作, 客戶任務, 顧客工作, 顧客任務,"
        " 使用者任務, 要完成的任务",
        Kind.PAIN: "痛点, 痛苦, 烦恼, 困扰, 问题, 客户痛点, 用户痛点, 难点, 挑战, 障碍, 担忧,"
        " 痛點, 煩惱, 困擾,"
        " 問題, 客戶痛點, 顧客痛點, 難點",
        Kind.GAIN: "收益, 获益, 好处, 益处, 收益点, 获益点, 期望收获, 利益, 爽点, 期望收益,"
        " 客户收益, 獲益, 好處, 益處,"
        " 爽點, 期望收穫, 收获, 收穫, 客戶收益, 期望获益",
        Kind.PRODUCT: "产品, 服务, 产品和服务, 产品与服务, 产品及服务, 产品服务, 产品或服务,"
        " 解决方案, 產品, 服務, 產品和服務, 產品與服務, 產品及服務, 產品服務, 解決方案",
        Kind.PAIN_RELIEVER: "痛点缓释方案, 痛点缓解方案, 痛点缓解, 痛点解决方案, 痛点缓解剂,"
        " 痛点缓解器, 缓解痛点, 止痛药, 止痛剂, 止痛方案, 痛苦缓解, 痛苦缓解方案, 解除痛点,"
        " 消除痛点, 痛點解方, 痛點緩解, 痛點緩解方案, 痛點解決方案, 緩解痛點, 止痛藥, 止痛劑,"
        " 解除痛點, 痛點舒緩劑, 痛点解药, 痛点解法, 痛点解方, 痛点止痛药, 缓解方案, 痛點解藥,"
        " 痛點解法,"
        " 痛點緩解方式",
        Kind.GAIN_CREATOR: "收益创造方案, 收益创造, 收益创造者, 收益创造器, 创造收益,"
        " 获益创造方案, 获益创造者, 获益方案, 创造获益, 收益生成器, 利益创造者, 爽点创造,"
        " 收益創造方案, 收益創造, 收益創造者, 創造收益, 獲益創造者, 獲益引擎, 獲益方案, 創造獲益,"
        " 利益創造者, 收益创造方式, 增益方案, 获益创造, 获益引擎, 收益创造点, 增益創造, 獲益創造",
    },
}  # fmt: skip

FILLERS: Final = (
    "the, a, an, our, my, your, their, his, her, and, of, list, section, key, main, top, core,"
    " most, important, big, biggest, box, 3, 5, 10, customer, customers, customer's, customers',"
    " client, clients, client's, clients', user, users, user's, users', persona, persona's,"
    " segment, segment's, target, target's, der, die, das, des, den, unsere, unserer, und, von,"
    " wichtigste, wichtigsten, kunde, kunden, nutzer, zielgruppe, de, het, een, onze, en, van,"
    " belangrijkste, klant, klanten, gebruiker, gebruikers, le, la, les, du, nos, notre, et,"
    " principaux, principales, utilisateur, utilisateurs, el, los, las, del, al, nuestros, y,"
    " cliente, clientes, usuario, usuarios, o, os, as, do, da, dos, e, nossos, usuário, usuários,"
    " principais, il, lo, i, gli, dei, delle, della, degli, di, nostri, utente, utenti, clienti,"
    " principali, nasze, główne, klienta, klientów, użytkownika, użytkowników, och, våra,"
    " viktigaste, kund, kundens, kunders, kundernas, kunderna, ve, müşteri, müşterinin,"
    " müşterilerin, kullanıcı, kullanıcının"
)
"""Words around the name of a box: "Our customers' top 5 pains", "Schmerzen der Kunden"."""
